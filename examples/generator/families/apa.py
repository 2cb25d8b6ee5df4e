"""Letters of the annual performance assessment, 2006 to 2008: figures of which 4 is the best, a table of strengths and areas."""

from __future__ import annotations

from examples.generator.content import SMALL_SIZE, Furniture, Heading, Lines, Paragraph, Table
from examples.generator.draft import Brief, Composed, Draft, full
from examples.generator.expected import Owner
from examples.generator.phrases import THINGS

_WORDS = {4: "outstanding", 3: "good", 2: "adequate", 1: "inadequate"}
_OF_2006 = (
    "The contribution of the local authority's children's services in maintaining and improving outcomes for children and young people",
    "The council's overall capacity to improve its services for children and young people",
    "The contribution of the local authority's social care services in maintaining and improving outcomes for children and young people",
)
_OUTCOMES = (
    "Being healthy",
    "Staying safe",
    "Enjoying and achieving",
    "Making a positive contribution",
    "Achieving economic well-being",
)
_OF_2008 = (
    "Overall effectiveness of children's services",
    *_OUTCOMES,
    "Capacity to improve, including the management of services for children and young people",
)
_FOCUS = "Aspects for focus in a future joint area review or the next APA"


def compose(brief: Brief) -> Composed:
    """One letter."""
    draft = Draft(brief, curly=False)
    year = draft.dates.published.year
    draft.found.start = draft.found.end = None
    _head(draft, year)
    figures = {aspect: draft.rng.randint(1, 4) for aspect in (_OF_2006 if year < 2007 else _OF_2008)}
    for aspect, figure in figures.items():
        draft.grade(aspect, _WORDS[figure], "table")
    stop = "." if year < 2007 else ""
    graded = ((f"{aspect}{stop}", str(figure)) for aspect, figure in figures.items())
    draft.add(
        Table((("Areas for judgement", "Grade awarded"), *graded), (0.75, 0.25), heads=1),
        Table(
            (
                ("Grade", "Service descriptors", "Capacity to improve descriptors"),
                ("4", "A service far above what users may expect at least", "Excellent / outstanding"),
                ("3", "A service that is reliably above what users may expect at least", "Good"),
                ("2", "A service that gives users what they may expect at least", "Adequate"),
                ("1", "A service that gives users less than they may expect", "Inadequate"),
            ),
            (0.12, 0.58, 0.3), heads=1,
        ),
    )  # fmt: skip
    draft.hard("a scale with 4 as the best")
    draft.prose(1, 2)
    for outcome in _OUTCOMES:
        draft.add(Heading(outcome, 12.0))
        draft.prose(1, 2)
    _cells(draft)
    draft.add(Heading(_FOCUS, 12.0))
    default = (Owner(draft.area.council, "default"),)
    topics = [*draft.say.short(2), *(_capital(thing) + "." for thing in draft.rng.sample(THINGS, 3))]
    draft.bullets(draft.item(text, "aspect-for-focus", default) for text in topics)
    draft.add(
        Paragraph("We confirm that the first of these figures goes to the Audit Commission."),
        Paragraph("Yours sincerely"),
        Lines((draft.say.person().upper(), "Divisional Manager", "Office for Standards in Education")),
    )
    return draft.done(f"{year} annual performance assessment", Furniture(first=2))


def _head(draft: Draft, year: int) -> None:
    area, director = draft.area, draft.say.person()
    draft.add(
        Lines(("Example House", "1 Sample Street", "T 0300 000 0000", "enquiries@ofsted.gov.uk"), size=SMALL_SIZE),
        Lines((director, "Director of Children's Services", area.council, "1 Market Place", area.place)),
        Lines((full(draft.dates.published),)),
        Paragraph(f"Dear {director.split()[0]}"),
        Heading(
            f"{year} ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND YOUNG PEOPLE IN {area.council.upper()}",
            12.0,
        ),
        Paragraph(
            "We write with the outcome of this year's annual performance assessment process. It rests upon what you sent us over the summer "
            "and upon our meeting with you in the autumn, for which we thank you."
        ),
        Heading("Summary", 12.0),
    )


def _cells(draft: Draft) -> None:
    """The table of strengths and of areas for improvement, a row an outcome; its cells have lost their bullets."""
    default = (Owner(draft.area.council, "default"),)
    rows = [("Key strengths", "Key areas for improvement")]
    for outcome in _OUTCOMES:
        good, wanting = (" ".join(draft.rng.sample(THINGS, 2)).replace(";", ",") + "." for _ in range(2))
        draft.found.strengths.append(good)
        draft.item(wanting, "area-for-improvement", default)
        rows.append((f"{outcome}: {good}", f"{outcome}: {wanting}"))
    draft.hard("cells that lost their bullets")
    draft.add(Table(tuple(rows), (0.5, 0.5), heads=1))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
