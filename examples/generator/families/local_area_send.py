"""Letters on local areas' services for special needs, 2016 to 2022, and on the revisits: the second follows up the first.

What the first letter of an area calls weak is made of the area and of when it was inspected, so that its revisit can repeat it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from examples.generator.areas import Area
from examples.generator.content import Bullet, Furniture, Heading, Lines, Paragraph, Table
from examples.generator.draft import Brief, Composed, Draft, Occasion, full, span
from examples.generator.expected import Owner

FIRST = "local-area-send"
_LOCAL_AREA = "the local area"
_QUESTIONS = (
    "identifying children and young people’s special educational needs and/or disabilities",
    "meeting the needs of children and young people with special educational needs and/or disabilities",
    "improving outcomes for children and young people with special educational needs and/or disabilities",
)
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six")
_APPROVAL = 110  # days from the letter to the day on which the statement was found good enough


@dataclass(frozen=True, slots=True)
class _Weakness:
    """One matter: as the first letter has it, as the revisit repeats it, and the points that it may have."""

    first: str
    repeated: str
    points: tuple[str, ...] = ()


_WEAKNESSES = (
    _Weakness(
        "the long wait for a first talk with a speech therapist",
        "families waited too long to see a speech therapist for the first time",
    ),
    _Weakness("plans that were copied from one child to the next", "plans had been copied from one child to another"),
    _Weakness(
        "the want of a harbour-side short-breaks house for teenagers",
        "teenagers had no house for short breaks by the harbour",
    ),
    _Weakness(
        "the weakness of joint planning, in that:",
        "joint planning was weak",
        ("the two budgets are laid down in different months", "nobody counts what joint planning has bought."),
    ),
    _Weakness("the silence with which letters from parents are met", "letters from parents were met with silence"),
    _Weakness(
        "the number of pupils who are sent home before noon", "a great number of pupils were sent home before noon"
    ),
)
_FOUND = (
    "The initial inspection found that {}.",
    "At the initial inspection, inspectors found that {}.",
    "Inspectors found at the initial inspection that {}.",
)
_MET = (
    "The area has made sufficient progress in addressing this area of significant weakness.",
    "The local area has made sufficient progress to improve this serious weakness.",
    "Although not every ferry runs, the area has made sufficient progress in addressing this significant weakness.",
)
_NOT_MET = (
    "The area has not made sufficient progress in addressing this area of significant weakness.",
    "The area has not, for all the goodwill that inspectors met on the quay, made sufficient progress in addressing this weakness.",
    "Sufficient progress has not been made in addressing this area of significant weakness.",
)


def compose(brief: Brief) -> Composed:
    """The letter on an inspection."""
    draft = Draft(brief)
    weaknesses = _weaknesses(brief.area, brief.occasion) if brief.rng.randrange(4) else ()
    _head(draft, brief.rng.choice(("Joint local area SEND inspection in", "Joint area SEND inspection in")))
    when, commissioners = span(brief.occasion.start, brief.occasion.end, "and"), "clinical commissioning group"
    draft.add(Paragraph(
        f"Between {when}, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection of the local area of "
        f"{draft.area.place} to judge how well it does what the Children and Families Act 2014 asks of it."
    ))  # fmt: skip
    draft.found.named_outcome = "written-statement-required" if weaknesses else "none"
    if weaknesses:
        draft.add(Paragraph(
            "What was found is such that Her Majesty’s Chief Inspector (HMCI), by the Regulations of 2015 on joint area reviews, "
            "has determined that a Written Statement of Action is required: weaknesses are significant. "
            f"HMCI has also determined that the local authority and the area’s {commissioners} "
            f"{draft.rng.choice(('', '(CCG) '))}are jointly responsible for submitting the written statement to Ofsted."
        ))  # fmt: skip
    draft.add(Paragraph("This letter outlines what inspectors found."), Heading("Main findings", 12.0))
    draft.bullets(draft.say.findings(1, 3) for _ in range(draft.rng.randint(4, 7)))
    for question in _QUESTIONS:
        _question(draft, question)
    if weaknesses:
        _required(draft, weaknesses)
    return _closing(draft, "Local area SEND letter")


def compose_revisit(brief: Brief) -> Composed:
    """The letter on a revisit: a verdict on each weakness of the first letter."""
    draft = Draft(brief)
    past = brief.past(FIRST)
    weaknesses = _weaknesses(brief.area, past)
    met = [draft.chance() for _ in weaknesses]
    _head(draft, draft.rng.choice(("Joint area SEND revisit in", "Joint local area SEND revisit in")))
    when = span(brief.occasion.start, brief.occasion.end, "and")
    approved = past.published + timedelta(days=_APPROVAL)
    draft.add(
        Paragraph(
            f"Between {when}, Ofsted and the Care Quality Commission (CQC) revisited the area of {draft.area.place} to decide whether "
            "it has made sufficient progress with the areas of significant weakness that it was to mend by the written "
            f"statement of action required on {full(past.published)}."
        ),
        Paragraph(
            "After the initial inspection Her Majesty’s Chief Inspector (HMCI) determined that a written statement "
            "of action was required, weaknesses being significant. HMCI determined that the local "
            "authority and the area’s clinical commissioning group were jointly responsible for submitting the written statement to Ofsted. "
            f"This was declared fit for purpose on {full(approved)}."
        ),
        Paragraph(_summed_up(met)),
        Heading("Main findings", 12.0),
    )  # fmt: skip
    draft.cite("initial inspection", FIRST, "")
    for weakness, is_met in zip(weaknesses, met, strict=True):
        draft.add(Bullet(draft.rng.choice(_FOUND).format(weakness.repeated), draft.sign))
        draft.prose(1, 3)
        verdict = draft.rng.choice(_MET if is_met else _NOT_MET)
        draft.add(Paragraph(verdict, bold=True))
        draft.found.followed_up.append(("", "met" if is_met else "not met", verdict))
    left = "the Department for Education (DfE) and NHS England now decide what comes next"
    draft.add(Heading("Next steps", 12.0))
    ends = "As all the significant weaknesses have improved, visits end here."
    draft.add(Paragraph(ends if all(met) else f"As not all the significant weaknesses have improved, {left}."))
    return _closing(draft, "Local area SEND revisit")


def _weaknesses(area: Area, occasion: Occasion) -> tuple[_Weakness, ...]:
    rng = Random(f"weaknesses/{area.gss}/{occasion.start}")
    return tuple(rng.sample(_WEAKNESSES, rng.randint(2, 5)))


def _summed_up(met: list[bool]) -> str:
    whole, part = _NUMBERS[len(met)], _NUMBERS[sum(met)]
    counted = "all" if all(met) else f"{part} of the {whole}" if any(met) else f"any of the {whole}"
    made = "made" if any(met) else "not made"
    return f"The area has {made} sufficient progress in addressing {counted} significant weaknesses identified at the initial inspection."


def _head(draft: Draft, title: str) -> None:
    """Date, address, addressees, salutation and title."""
    area = draft.area
    director, officer, nominated = (draft.say.person() for _ in range(3))
    draft.add(
        Lines((full(draft.dates.published),)),
        Lines((f"Ms {director}", "Director of Children’s Services", area.council, "1 Market Place", area.place)),
        Lines((f"Dr {officer}, Accountable Officer, {draft.commissioner}", f"Mr {nominated}, Local Area Nominated Officer")),
        Paragraph(f"Dear Ms {director.split()[-1]} and Dr {officer.split()[-1]}"),
        Heading(f"{title} {area.place}", 12.0),
    )  # fmt: skip


def _question(draft: Draft, question: str) -> None:
    draft.add(Heading(f"The effectiveness of the local area in {question}", 12.0), Heading("Strengths", 12.0))
    strengths = [draft.say.strength() for _ in range(draft.rng.randint(2, 4))]
    draft.found.strengths += strengths
    draft.bullets(strengths)
    if draft.chance():
        draft.fill(5, 9)
    draft.add(Heading("Areas for development", 12.0))
    draft.bullets(_development(draft) for _ in range(draft.rng.randint(2, 4)))


def _development(draft: Draft) -> str:
    """What is wrong; now and then of a body that does it, or does not."""
    if draft.rng.randrange(4):
        return draft.item(draft.say.shortcoming(), "area-for-development", (Owner(_LOCAL_AREA, "default"),))
    body = draft.rng.choice(draft.health_bodies)
    text = draft.rng.choice(
        ("{} does not know how many {} there are.", "{} keeps two lists of {}, and neither is whole.")
    )
    thing = draft.say.rng.choice(("chairs", "lifts", "ramps", "hoists", "lanterns"))
    return draft.item(text.format(body, thing), "area-for-development", (Owner(body, "named"),))


def _required(draft: Draft, weaknesses: tuple[_Weakness, ...]) -> None:
    draft.add(
        Paragraph("The inspection raises significant concerns about the effectiveness of the local area."),
        Paragraph(
            "The local area is required to submit a Written Statement of Action to Ofsted, with how it will "
            "tackle the following areas of significant weakness:"
        ),
    )
    owners = (
        Owner(_LOCAL_AREA, "lead-in"),
        Owner("the local authority", "member"),
        Owner("the area’s clinical commissioning group", "member"),
    )
    for weakness in weaknesses:
        draft.item(" ".join((weakness.first, *weakness.points)), "priority-action", owners)
        draft.add(Bullet(weakness.first, draft.sign), *(Bullet(point, "–", 1) for point in weakness.points))


def _closing(draft: Draft, title: str) -> Composed:
    """The signatures in two columns, and to whom a copy goes."""
    lead = draft.say.person()
    draft.found.lead_inspector = lead
    draft.add(
        Paragraph("Yours sincerely"),
        Table(
            (
                ("Ofsted", "Care Quality Commission"),
                (f"{draft.say.person()}\nRegional Director", f"{draft.say.person()}\nDeputy Chief Inspector, Primary Medical Services"),
                (f"{lead}\nHMI Lead Inspector", f"{draft.say.person()}\nCQC Inspector"),
            ),
            (0.5, 0.5), heads=1, ruled=False,
        ),
        Lines(("cc: Department for Education", "Clinical commissioning group", "Director Public Health for the local area")),
    )  # fmt: skip
    return draft.done(f"{title}: {draft.area.place}", Furniture(first=2))


FIRSTS = (date(2016, 5, 9), date(2018, 6, 4))
"""When a first letter's inspection may have begun: so that a revisit can come after it."""

REVISITS = (date(2019, 1, 14), date(2022, 2, 7))
"""When a revisit may have begun."""
