"""Joint area reviews in their two forms: the five outcomes in sentences, 2005 and 2006; areas of investigation in a table, 2007 and 2008."""

from __future__ import annotations

from examples.generator.content import (
    SECTION_SIZE,
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
from examples.generator.draft import Brief, Composed, Draft, full
from examples.generator.expected import Owner

_FIGURES = {"outstanding": "4", "good": "3", "adequate": "2", "inadequate": "1"}
_OUTCOMES = (
    ("Being healthy", "securing the health of children and young people"), ("Staying safe", "keeping children and young people safe"),
    ("Enjoying and achieving", "helping children and young people to enjoy their education and to achieve well"),
    ("Making a positive contribution", "helping children and young people to contribute to society"),
    ("Achieving economic well-being", "helping children and young people achieve economic well-being"),
)  # fmt: skip
_INVESTIGATED = (
    ("Safeguarding", "improving outcomes for children and young people at risk or requiring safeguarding"),
    ("Looked after children", "improving outcomes for looked after children and young people"),
    ("Learning difficulties and/or disabilities", "improving outcomes for children and young people with learning difficulties and/or disabilities"),
)  # fmt: skip
_FURTHER = (
    ("Attendance and behaviour in schools", "improving attendance and behaviour in schools"),
    ("Sexual health and teenage conception", "improving sexual health and reducing teenage conception"),
    ("The 14–19 strategy", "the 14–19 strategy"),
)
_TIMINGS = (("For immediate action", "immediately"), ("For action over the next six months", "within six months"),
            ("For action in the longer term", "longer term"))  # fmt: skip
_PART = 12.0


def compose_first(brief: Brief) -> Composed:
    """The form of 2005 and 2006."""
    draft = _opened(
        brief, ("Audit Commission", "Commission for Social Care Inspection", "Healthcare Commission", "Ofsted")
    )
    words = {outcome: draft.rng.choice(tuple(_FIGURES)) for outcome, _ in _OUTCOMES}
    management, capacity = (draft.rng.choice(tuple(_FIGURES)) for _ in range(2))
    draft.add(Heading("Summary report", SECTION_SIZE, listed=0))
    for outcome, work in _OUTCOMES:
        draft.numbered(f"The work of all local services in {work} is {words[outcome]}. {draft.say.findings(1, 2)}")
    managed = f"The management of services for children and young people is {management}. The capacity to improve further is {capacity}."
    draft.numbered(managed)
    _recommendations(draft)
    draft.add(Heading("Main report", SECTION_SIZE, listed=0))
    for outcome, work in _OUTCOMES:
        draft.add(Heading(outcome, _PART, depth=3, listed=1))
        draft.numbered(f"The work of all local services in {work} is {words[outcome]}.")
        draft.report_on(1, 2)
    draft.add(Heading("Service management", _PART, depth=3, listed=1))
    draft.numbered(managed)
    figures = {**words, "Service management": management, "Capacity to improve": capacity}
    odd = draft.rng.choice(_OUTCOMES)[0] if draft.chance() else None
    if odd:
        draft.hard("sentence and annex disagree")
        figures[odd] = "good" if words[odd] != "good" else "adequate"
    for aspect, word in {**words, "Service management": management, "Capacity to improve": capacity}.items():
        conflict = {"sentence": word, "table": figures[aspect]} if aspect == odd else None
        draft.grade(aspect, word, "sentence", "table", conflict=conflict, part="overall")
    draft.grade("The council's services overall", "good", "table", part="council")
    rows = [(aspect, _FIGURES[word]) for aspect, word in figures.items()]
    draft.add(
        PageTurn(), Heading("Annex: Summary of judgements", SECTION_SIZE, listed=0),
        Table((("Area of judgement", "Grade awarded"), *rows, ("The council’s services overall", "3")), (0.7, 0.3), heads=1),
    )  # fmt: skip
    return _done(draft)


def compose_second(brief: Brief) -> Composed:
    """The form of 2007 and 2008."""
    draft = _opened(brief, ("Audit Commission", "Healthcare Commission", "Ofsted"))
    further = draft.rng.choice(_FURTHER)
    areas = (*_INVESTIGATED, further)
    rows: list[tuple[str, ...]] = []
    for aspect, _ in areas:
        parts = ("overall", "council", "health") if aspect != further[0] else ("overall",)
        words = [draft.rng.choice(tuple(_FIGURES)) for _ in parts]
        for part, word in zip(parts, words, strict=True):
            draft.grade(aspect, word, "table", part=part)
        rows.append((aspect, *(_FIGURES[word] for word in words), *("",) * (3 - len(parts))))
    for aspect in ("Service management", "Capacity to improve"):
        word = draft.rng.choice(tuple(_FIGURES))
        draft.grade(aspect, word, "table", "sentence", part="overall")
        rows.append((aspect, _FIGURES[word], "", ""))
    overall = {row[0]: next(word for word, figure in _FIGURES.items() if figure == row[1]) for row in rows}
    draft.add(Heading("Main findings", SECTION_SIZE, listed=0))
    draft.numbered("The main findings of this joint area review are as follows.")
    draft.add(Heading("Grades", SECTION_SIZE, listed=0))
    draft.numbered("Grades awarded: 4: outstanding; 3: good; 2: adequate; 1: inadequate")
    draft.add(
        Table(
            (("", "Local services overall", "Council services", "Health services"), *rows),
            (0.4, 0.2, 0.2, 0.2),
            heads=1,
        )
    )
    _recommendations(draft)
    for aspect, work in areas:
        draft.add(Heading(aspect, SECTION_SIZE, listed=0))
        draft.numbered(f"The contribution of local services to {work} is {overall[aspect]}.")
        if draft.chance():
            _box(draft)
        draft.report_on(1, 2)
    draft.add(Heading("Service management", SECTION_SIZE, listed=0))
    draft.numbered(f"The management of services for children and young people is {overall['Service management']}.")
    draft.add(Heading("Capacity to improve", SECTION_SIZE, listed=0))
    draft.numbered(f"The capacity of the council and its partners to improve is {overall['Capacity to improve']}.")
    return _done(draft)


def _opened(brief: Brief, inspectorates: tuple[str, ...]) -> Draft:
    draft = Draft(brief)
    place, dates = draft.area.place, draft.dates
    draft.add(
        Heading("Joint area review", TITLE_SIZE, depth=1), Heading(f"{place} Children’s Services Authority Area", 18.0),
        Heading("Review of services for children and young people", 18.0), Lines(inspectorates),
        Lines(("Age group: All", f"Published: {full(dates.published)}", "Reference no: 999"), size=SMALL_SIZE),
        PageTurn(), Contents(), PageTurn(), Heading("Introduction", SECTION_SIZE, listed=0),
    )  # fmt: skip
    draft.numbered("This joint area review was made as section 20 of the Children Act 2004 wants it.")
    draft.numbered(f"The review took place between {full(dates.start)} and {full(dates.end)}.")
    draft.add(Heading("Context", SECTION_SIZE, listed=0))
    draft.numbered(
        f"Acute hospital services are commissioned by {draft.commissioner} and provided by {draft.hospitals}."
    )
    draft.found.services += [
        ("Acute hospital services", "commissions", draft.commissioner), ("Acute hospital services", "provides", draft.hospitals),
    ]  # fmt: skip
    return draft


def _recommendations(draft: Draft) -> None:
    """The three time limits, each with a lead-in, or with items that name their bodies."""
    area = draft.area
    draft.fill(8, 20)
    draft.add(Heading("Recommendations", SECTION_SIZE, listed=0))
    for heading, priority in _TIMINGS:
        draft.add(Heading(heading, _PART, depth=3, listed=1))
        names, lead_in = draft.rng.choice((
            (("The council", "its partners"), "The council and its partners should:"),
            (("The local partnership",), "The local partnership should take action to:"),
            ((draft.commissioner, draft.hospitals), f"{draft.commissioner} and {draft.hospitals} should:"),
            ((), ""),
        ))  # fmt: skip
        texts = []
        if lead_in:
            draft.numbered(lead_in)
        for _ in range(draft.rng.randint(2, 4)):
            if lead_in:
                text = draft.say.imperative()
                text = text[:1].lower() + text[1:]
                owners = [Owner(name, "lead-in") for name in names]
            else:
                name = draft.rng.choice((area.council, draft.commissioner, draft.hospitals, area.safeguarding))
                text, owners = draft.say.obligation(name), [Owner(name, "named")]
            texts.append(draft.item(text, "recommendation", owners, priority=priority))
        draft.bullets(texts)


def _box(draft: Draft) -> None:
    """Strengths and weaknesses side by side."""
    draft.hard("a box of strengths and weaknesses side by side")
    strengths = [draft.say.strength() for _ in range(2)]
    draft.found.strengths += [point for words in strengths for point in words.replace(". ", ".\n").split("\n")]
    weaknesses = [draft.say.shortcoming() for _ in range(2)]
    draft.add(
        Table(
            (("Major strengths", "Important weaknesses"), ("\n".join(strengths), "\n".join(weaknesses))),
            (0.5, 0.5),
            heads=1,
        )
    )


def _done(draft: Draft) -> Composed:
    head = f"Joint area review: {draft.area.place} Children’s Services Authority Area"
    return draft.done(head, Furniture(head=head, number=NumberPlace.HEAD_LINE, first=2, offset=1))
