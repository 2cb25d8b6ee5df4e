"""Inspections of safeguarding and looked after children services, in the forms of 2009 to 2010 and of 2011 to 2012."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from examples.generator.content import (
    SMALL_SIZE,
    TITLE_SIZE,
    Contents,
    Furniture,
    Heading,
    Lines,
    NumberPlace,
    PageTurn,
    Table,
)
from examples.generator.draft import EARLIER_GRADES, Brief, Composed, Draft, full, month_year, span
from examples.generator.expected import Owner
from examples.generator.phrases import THINGS

TITLE = "Inspection of safeguarding and looked after children services"
_IMPROVE = "area-for-improvement"
_LEAD_IN = (Owner("the local authority", "lead-in"), Owner("its partners", "lead-in"))
TIMINGS = ("Immediately", "Within three months", "Within six months")
FIGURES = {word: str(i) for i, word in enumerate(EARLIER_GRADES, start=1)}
_SECTION, _GRADE_LINE = 14.0, 12.0
_PART = 16.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of findings. `heading`: its section's heading, where it has a section; `head_row`: not graded itself."""

    label: str
    heading: str | None = None
    head_row: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """One half of a report."""

    notation: str
    name: str
    part: str
    rows: tuple[Row, ...]


_SAFE = "hildren and young people are safe"
_FEEL = "hildren and young people feel safe"
_MANAGEMENT = (
    Row("Leadership and management", "Leadership and management"),
    Row("Ambition and prioritisation"),
    Row("Evaluation, including performance management, quality assurance and workforce development"),
    Row("User engagement"),
    Row("Partnerships"),
    Row("Equality and diversity"),
    Row("Value for money"),
)
_PARTS = (
    "The inspection outcomes: safeguarding services",
    "The inspection outcomes: services for looked after children",
)
_EARLY = (
    Strand("safeguarding", "Safeguarding services", _PARTS[0], (
        Row("Overall effectiveness", "Overall effectiveness"),
        Row("Capacity for improvement", "Capacity for improvement"),
        Row("Outcomes for children and young people", head_row=True),
        Row(
            f"C{_SAFE}: effectiveness of services in taking reasonable steps to ensure that c{_SAFE}",
            f"The effectiveness of services in taking reasonable steps to ensure that c{_SAFE}",
        ),
        Row(
            f"C{_FEEL}: effectiveness of services in helping to ensure that c{_FEEL}",
            f"The effectiveness of services in helping to ensure that c{_FEEL}",
        ),
        Row("Quality of provision", "The quality of provision"),
        Row("Service responsiveness including complaints"),
        Row("Assessment and direct work with children and families"),
        Row("Case planning, review and recording"),
        *_MANAGEMENT,
    )),
    Strand("looked-after", "Services for looked after children", _PARTS[1], (
        Row("Overall effectiveness", "Overall effectiveness"),
        Row("Capacity for improvement", "Capacity for improvement"),
        Row("Outcomes for looked after children and care leavers", "Outcomes for children and young people"),
        Row("Being healthy"),
        Row("Staying safe"),
        Row("Enjoying and achieving"),
        Row("Making a positive contribution"),
        Row("Economic well-being"),
        Row("Quality of provision", "The quality of provision"),
        Row("Service responsiveness"),
        Row("Assessment and direct work with children"),
        Row("Case planning, review and recording"),
        *_MANAGEMENT,
    )),
)  # fmt: skip
_LATE = (
    Strand("safeguarding", "Safeguarding services", _PARTS[0], (
        Row("Overall effectiveness", "Overall effectiveness"),
        Row("Capacity for improvement", "Capacity for improvement"),
        Row(f"C{_SAFE} and feel safe", f"C{_SAFE} and feel safe"),
        Row("Quality of provision", "Quality of provision"),
        Row(
            "The contribution of health agencies to keeping children and young people safe",
            "The contribution of health agencies to keeping children and young people safe",
        ),
        Row("Ambition and prioritisation", "Ambition and prioritisation"),
        Row("Leadership and management", "Leadership and management"),
        Row("Performance management and quality assurance", "Performance management and quality assurance"),
        Row("Partnership working", "Partnership working"),
        Row("Equality and diversity", "Equality and diversity"),
    )),
    Strand("looked-after", "Services for looked after children", _PARTS[1], (
        Row("Overall effectiveness", "Overall effectiveness"),
        Row("Capacity for improvement", "Capacity for improvement"),
        Row("Being healthy", "Being healthy"),
        Row("Staying safe", "Staying safe"),
        Row("Enjoying and achieving", "Enjoying and achieving"),
        Row("Making a positive contribution, including user engagement", "Making a positive contribution, including user engagement"),
        Row("Economic well-being", "Economic well-being"),
        Row("Quality of provision", "Quality of provision"),
        Row("Ambition and prioritisation", "Ambition and prioritisation"),
        Row("Leadership and management", "Leadership and management"),
        Row("Performance management and quality assurance", "Performance management and quality assurance"),
        Row("Equality and diversity", "Equality and diversity"),
    )),
)  # fmt: skip
# The label of the vocabulary where it is not the table's.
LABELS = {"Making a positive contribution, including user engagement": "Making a positive contribution"}


def compose_early(brief: Brief) -> Composed:
    """The form of 2009 and 2010: a long table, of which a few rows have sections of their own."""
    return _compose(brief, _EARLY)


def compose_late(brief: Brief) -> Composed:
    """The form of 2011 and 2012: a shorter table, a section for each row."""
    return _compose(brief, _LATE)


def _compose(brief: Brief, strands: Sequence[Strand]) -> Composed:
    draft = Draft(brief, curly=False)
    cover(draft, TITLE)
    draft.add(PageTurn(), Contents(), PageTurn(), Heading("About this inspection", _PART, listed=0))
    draft.numbered(
        f"Four people from Ofsted and the Care Quality Commission spent two weeks in {draft.area.place}, and met whom they could."
    )
    _earlier_visit(draft)
    scale(draft)
    draft.add(Heading("Service information", _PART, listed=0))
    for _ in range(2):
        draft.numbered(
            f"{draft.say.findings(2, 3)} Health care for children is provided by {draft.hospitals} and {draft.community}."
        )
    tables = []
    for strand in strands:
        draft.add(PageTurn(), Heading(strand.part, _PART, listed=0))
        tables.append((strand.name, _strand(draft, strand)))
    draft.add(PageTurn(), Heading(f"Record of main findings: {draft.area.place}", _PART, listed=0))
    for name, rows in tables:
        draft.add(Heading(name), Table(tuple(rows), (0.72, 0.28), bold_labels=True))
    return draft.done(TITLE, head(draft, TITLE))


def head(draft: Draft, title: str) -> Furniture:
    """The running head of these years: the place and the title, and the page's number from the contents list on."""
    return Furniture(head=f"{draft.area.council} {title}", number=NumberPlace.HEAD_LINE, first=2, offset=1)


def cover(draft: Draft, title: str, inspector: str = "Reporting inspector") -> None:
    """The cover of these years."""
    name = draft.say.person()
    draft.found.lead_inspector = name
    dates = span(draft.dates.start, draft.dates.end, "–")
    draft.add(
        Heading(title, TITLE_SIZE, depth=1, bold=False),
        Heading(draft.area.council, 18.0, depth=2, bold=False),
        Lines((f"Inspection dates: {dates}",), bold=True, size=SMALL_SIZE),
        Lines((f"{inspector} {name} HMI",), bold=True, size=SMALL_SIZE),
        Lines(("Age group: All",), size=SMALL_SIZE),
        Lines((f"Published: {full(draft.dates.published)}",), size=SMALL_SIZE),
    )


def scale(draft: Draft) -> None:
    """The definition of the scale, which gives no judgement."""
    draft.hard("the definition of the scale is no judgement")
    draft.add(Heading("The inspection judgements and what they mean", _PART, listed=0))
    draft.numbered("Four grades are used throughout this report.")
    draft.add(Table(
        (
            ("Outstanding (Grade 1)", "A service far above what is required at least"),
            ("Good (Grade 2)", "A service above what is required at least"),
            ("Adequate (Grade 3)", "A service that does what is required and no more"),
            ("Inadequate (Grade 4)", "A service that falls short of what is required"),
        ),
        (0.35, 0.65), bold_labels=True,
    ))  # fmt: skip


def _earlier_visit(draft: Draft) -> None:
    """What became of what an unannounced inspection asked for, where there was one before."""
    visit = draft.brief.past("unannounced-cra").start
    if visit >= draft.dates.start:
        return
    words, status = draft.rng.choice(
        (("been fully met", "met"), ("been partly met", "partly met"), ("not been met", "not met"))
    )
    text = f"The area for development on {draft.rng.choice(THINGS)}, set by the unannounced inspection of {month_year(visit)}, has {words}."
    draft.numbered(text.replace("'", draft.say.apostrophe))
    draft.cite("unannounced inspection", "unannounced-cra", visit.isoformat()[:7])
    draft.found.followed_up.append((visit.isoformat()[:7], status, text))


def _strand(draft: Draft, strand: Strand) -> list[tuple[str, str]]:
    """The sections of one strand; the rows of its table."""
    rng = draft.rng
    graded = [row for row in strand.rows if not row.head_row]
    words = {row.label: rng.choice(EARLIER_GRADES) for row in graded}
    with_section = [row for row in graded if row.heading]
    blank = rng.choice(with_section[2:]) if draft.chance() else None
    differs = rng.choice([row for row in with_section if row is not blank]) if draft.chance() else None
    in_text = rng.choice([row for row in graded if not row.heading] or [None]) if draft.chance() else None
    headings = dict(words)
    if differs:
        headings[differs.label] = rng.choice([g for g in EARLIER_GRADES if g != words[differs.label]])
        draft.hard("heading and table disagree")
    for row in with_section:
        same_line = len(row.heading or "") > 60
        grade = f"Grade {FIGURES[headings[row.label]]} ({headings[row.label]})"
        listed = None if same_line else 1
        draft.add(
            Heading(f"{row.heading}. {grade}" if same_line else row.heading or "", _SECTION, depth=3, listed=listed)
        )
        draft.add(*(() if same_line else (Heading(grade, _GRADE_LINE, depth=4),)))
        draft.report_on(1, 2)
        if row.label == "Capacity for improvement":
            _items(draft, strand.notation)
    if in_text:
        draft.hard("an empty cell and no heading, the grade in a sentence")
        plural = in_text.label in ("Partnerships", "Equality and diversity")
        draft.numbered(
            f"{in_text.label} {'are' if plural else 'is'} {words[in_text.label]}. {draft.say.findings(1, 2)}"
        )
    if blank:
        draft.hard("an empty cell, the grade in the heading")
    for row in graded:
        conflict = {"table": words[row.label], "heading": headings[row.label]} if row is differs else None
        where = ("text",) if row is in_text else ("heading",) if row is blank else ("table",)
        draft.grade(
            LABELS.get(row.label, row.label), words[row.label], *where, strand=strand.notation, conflict=conflict
        )
    empty = {row.label for row in (blank, in_text) if row}
    return [
        (row.label, "" if row.head_row or row.label in empty else words[row.label].capitalize()) for row in strand.rows
    ]


def _items(draft: Draft, strand: str) -> None:
    draft.fill(10, 24)
    draft.add(Heading("Areas for improvement", _SECTION, depth=3, listed=1))
    services = "safeguarding" if strand == "safeguarding" else "looked after children"
    draft.numbered(
        f"So that services for {services} in {draft.area.place} get better, the local authority and its partners should take the following action:"
    )
    timed_items(draft, _LEAD_IN, strand)


def timed_items(draft: Draft, lead_in: Sequence[Owner], strand: str | None = None) -> None:
    """Bullets under timing headings: orders to those whom the lead-in names, and sentences that name somebody."""
    rng, colon = draft.rng, ":" if draft.chance() else ""
    council, trust = draft.area.council, draft.community
    for timing in TIMINGS:
        draft.add(Heading(f"{timing}{colon}", _GRADE_LINE, depth=4))
        texts = []
        for _ in range(rng.randint(2, 4)):
            kind = rng.randrange(4)
            if kind == 0:
                named: tuple[str, ...] = rng.choice(
                    ((trust,), (draft.hospitals,), (council, trust), (draft.commissioner, council))
                )
                text = draft.say.obligation(" and ".join(named))
                owners: Sequence[Owner] = [Owner(name, "named") for name in named]
            else:
                text, owners = draft.say.imperative(), lead_in
            texts.append(draft.item(text, _IMPROVE, owners, strand, timing.lower()))
        draft.bullets(texts)
