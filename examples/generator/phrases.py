"""The words of generated reports: a small stock of fictional phrases, and how sentences are composed of them.

No sentence stands in a real report. None of them grades an aspect, names an inspection or tells anybody to do something
unless it was asked to: what a reader should find is decided by the families alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

# What the work consists of: in the plural, so that every predicate fits.
THINGS = (
    "visits to children", "chronologies", "records of supervision", "plans for children in need", "letters to parents",
    "health checks of children in care", "pathway plans", "life-story books", "decisions taken out of hours",
    "strategy discussions", "contracts with independent homes", "audits of case files", "visits by reviewing officers",
    "notes of multi-agency meetings", "referrals by schools", "assessments of kinship carers", "personal education plans",
    "conversations with children who come back after going missing", "calls to the front door", "reviews of foster homes",
    "step-down plans", "records of a parent's consent", "checks on children placed far from home", "dental appointments",
    "initial child-protection conferences", "letterbox contacts", "visits to children in hospital", "core groups",
    "risk assessments for children who are exploited", "hand-overs between teams", "passports and bank accounts of care leavers",
    "speech-and-language sessions", "waiting lists for therapy", "annual reviews of education, health and care plans",
)  # fmt: skip
# What can be wanted of them.
WISHES = (
    "are written down within two working days", "take account of what the child has said", "say who does what, and by when",
    "reach every worker who has to act upon them", "are read by a team manager before they are closed",
    "are as dependable in the north of the area as in the south", "keep up with the number of children who need them",
    "are explained to the family in words that it understands", "are checked against the child's own account",
    "lead to a decision that is carried out", "begin as soon as a child is known to be at risk",
    "no longer rest upon the good-will of single workers", "are counted once and only once",
    "are done by somebody whom the child already knows", "show what has changed for the child since the last time",
    "are complete before a case goes from one team to the next", "are no longer held up by a want of vans, rooms or keys",
    "draw upon what health visitors and teachers know", "tell apart what is known from what is feared",
)  # fmt: skip
_PURPOSES = (
    "so that no child waits without somebody knowing", "so that what was agreed on a Monday is done by the Friday",
    "so that a new worker can read the story in ten minutes", "so that a brother in one town and a sister in another keep in touch",
    "so that families need not tell their story twice", "so that a child's seventeenth birthday takes nobody by surprise",
    "so that the same question is not put to the same child by three people", "and tell families what came of it",
    "and look again after a winter to see whether it has lasted", "with the out-of-hours service as much as by day",
)  # fmt: skip
_QUALITIES = ("timeliness", "consistency", "quality", "oversight", "reach", "depth", "usefulness", "up-to-dateness")
_IMPERATIVES = ("Ensure that", "Make sure that")
_SHORT = ("Young carers.", "Life-story work.", "Homes for care leavers.", "Out-of-hours cover.", "Dental checks.")
_PLACES = (
    "the old mill town",
    "the coast road",
    "the two northern wards",
    "the villages beyond the river",
    "the new estates",
)
_FINDINGS = (
    "{Thing} {wish} in {many} of the cases that inspectors read.",
    "Where {thing} {wish}, children told inspectors that they noticed the difference.",
    "Workers say that {thing} {wish} more often than they did when the snow lay.",
    "It took a change of manager before {thing} were spoken of at all; they now come up at every team meeting.",
    "In {where} the teams are full, and in the rest of {place} {number} posts stand empty.",
    "A grandmother whom inspectors met had rung {number} times, and keeps the numbers of all who answered on her kitchen wall.",
    "{Thing} are the subject of a long-running joke among staff, which is seldom a sign of health.",
    "The well-used drop-in at the library is open until seven, and half-past eight on Thursdays.",
    "Somebody with the power to decide sits at every multi-agency table, and decides.",
    "{Body} lends the front door a nurse for two days of the week, and both sides want to keep it that way.",
    "Staff of {body} and of the council share a car park, a kitchen and, since the autumn, a list of whom to ring.",
    "A self-evaluation of forty pages says much about {thing} and little about what has become of the children concerned.",
    "The director of children's services visits a team a week, unannounced and with cake, and keeps a list of what she is told.",
    "Elected members ask about {thing}, and are no longer content with an average.",
    "{Many} of the young people in a short-film project about {place} would choose the same worker again.",
    "When two brothers moved to {where}, their school places moved with them within a week.",
    "What is known about {thing} comes from a spreadsheet that one person keeps, and she retires at Easter.",
    "Few {thing} in the sample {wish}; those that do were all written by one team.",
    "Record-keeping has caught up with practice, which in {place} used to be the other way round.",
    "A half-finished re-organisation of teams has left children in {where} with a worker each and no team.",
    "Interpreters come when they are called, and twice they came when they were not.",
    "Morale is high in the sense that nobody leaves, and low in the sense that nobody applies.",
    "The follow-up of {thing} is well-meant and late.",
    "Care leavers cook for the corporate parents once a year, and are asked what they think before the pudding.",
)
_ASIDES = tuple(sentence for sentence in _FINDINGS if "ody}" not in sentence)
_MANY = ("seven in ten", "most", "nearly all", "two thirds", "about half", "a few", "all but three")
_FIRST = (
    "Rosalind", "Tobias", "Philippa", "Oliver", "Maud", "Leonora", "Gideon", "Priya", "Edwin", "Agnes", "Bartholomew", "Cuthbert",
    "Imogen", "Jasper", "Winifred", "Lionel", "Beatrix", "Rufus", "Araminta", "Osbert", "Sunniva", "Kofi", "Meera", "Caspian",
)  # fmt: skip
_LAST = (
    "Thackery", "Prendergast", "Ravensworth", "O'Fallon-Reeve", "Hollindrake", "Askham", "Marchbanks", "Vance", "Farthingale",
    "Wetherlow", "Nyland", "Elsworthy", "Quenby", "Larkspur", "Mossop", "Dunnage", "Trelissick", "Adebowale-Finch", "Sandeman",
    "Copperwheat", "Brackenbury", "Yallop", "Varadkar-Shaw", "Pennyfeather",
)  # fmt: skip
FICTION = "A fictional report: the place, its bodies and this inspection are invented as an example for Remit."
LONG_ITEM = 5  # of so many items one is long, of two sentences or with a purpose


FOLLOW_UPS = (
    ("met", "The areas for improvement set at the {inspection} have been fully met."),
    ("met", "The weaknesses in {thing} that were highlighted at the {inspection} have now been resolved."),
    ("partly met", "Almost all of the recommendations of the {inspection} have been implemented, if slowly."),
    ("partly met", "Not all areas for improvement from the {inspection} have been addressed."),
    ("not met", "Several areas for improvement named at the {inspection} still need work."),
    (
        "not met",
        "Little progress is seen on the shortfalls in {thing} noted at the {inspection}.",
    ),
)
"""What became of what an earlier inspection asked, and a sentence that says so."""


class Phrases:
    """Composes the words of one report. `bodies` are those that its findings may name; `apostrophe` is the sign it uses."""

    def __init__(self, rng: Random, place: str, bodies: Sequence[str], apostrophe: str) -> None:
        self.rng = rng
        self.place = place
        self.bodies = tuple(bodies)
        self.apostrophe = apostrophe
        self._told: set[str] = set()

    def person(self) -> str:
        """Somebody's name."""
        return f"{self.rng.choice(_FIRST)} {self.rng.choice(_LAST)}".replace("'", self.apostrophe)

    def imperative(self) -> str:
        """What is to be done, as an order without a subject."""
        return self._new(lambda: f"{self.rng.choice(_IMPERATIVES)} {self._wish()}{self._end()}")

    def obligation(self, who: str) -> str:
        """What somebody is to do."""
        return self._new(lambda: f"{who} should make sure that {self._wish()}{self._end()}")

    def topic(self) -> str:
        """What needs to improve, as a noun."""
        return self._new(
            lambda: f"The {self.rng.choice(_QUALITIES)} of {self.rng.choice(THINGS)}, {self.rng.choice(_PURPOSES)}."
        )

    def shortcoming(self) -> str:
        """What was found wanting, in one to three sentences, the first of its own."""
        first = self._new(lambda: f"Too few {self._wish()}, and nobody has yet asked why.")
        return " ".join([first, *(self.finding() for _ in range(self.rng.randint(0, 2)))])

    def strength(self) -> str:
        """What was found to be well done, in one or two sentences."""
        first = self._new(lambda: f"Nearly all {self._wish()}, and have done since the spring.")
        return " ".join([first, *(self.finding() for _ in range(self.rng.randint(0, 1)))])

    def short(self, count: int) -> list[str]:
        """Items of two words."""
        return self.rng.sample(_SHORT, count)

    def finding(self) -> str:
        """A sentence that reports and grades nothing."""
        return self._new(self._finding)

    def findings(self, fewest: int = 3, most: int = 6) -> str:
        """A paragraph of them."""
        return " ".join(self.finding() for _ in range(self.rng.randint(fewest, most)))

    def aside(self) -> str:
        """A short paragraph that names no body."""
        return " ".join(self._new(lambda: self._finding(_ASIDES)) for _ in range(self.rng.randint(1, 3)))

    def _finding(self, templates: Sequence[str] = _FINDINGS) -> str:
        thing, body = self.rng.choice(THINGS), self.rng.choice(self.bodies)
        many = self.rng.choice(_MANY)
        sentence = self.rng.choice(templates).format(
            thing=thing, Thing=_capital(thing), wish=self.rng.choice(WISHES), many=many, Many=_capital(many), body=body,
            Body=_capital(body), where=self.rng.choice(_PLACES), place=self.place, number=self.rng.choice(("three", "four", "eleven", "19")),
        )  # fmt: skip
        return sentence

    def _wish(self) -> str:
        return f"{self.rng.choice(THINGS)} {self.rng.choice(WISHES)}"

    def _end(self) -> str:
        return f", {self.rng.choice(_PURPOSES)}." if self.rng.randrange(LONG_ITEM) == 0 else "."

    def _new(self, compose: Callable[[], str]) -> str:
        """A sentence that this report does not have yet; the stock is large enough that one of a hundred tries is new."""
        sentence = compose()
        for _ in range(100):
            if sentence not in self._told:
                break
            sentence = compose()
        self._told.add(sentence)
        return sentence.replace("'", self.apostrophe)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
