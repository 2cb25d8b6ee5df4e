"""Inspections of children's services since 2018, in the forms of 2018 to 2020, of 2020 to 2022 and since 2023."""

from __future__ import annotations

from examples.generator.content import (
    TITLE_SIZE,
    Furniture,
    Heading,
    Lines,
    NumberPlace,
    Paragraph,
    Table,
)
from examples.generator.draft import GRADES, Brief, Composed, Draft, full, span
from examples.generator.expected import Owner

_LEADERS = "The impact of leaders on social work practice with children and families"
_PROTECTION = "The experiences and progress of children who need help and protection"
_CARE_AND_LEAVERS = "The experiences and progress of children in care and care leavers"
_CARE = "The experiences and progress of children in care"
_LEAVERS = "The experiences and progress of care leavers"
_OVERALL = "Overall effectiveness"
_IN_FULL = {"requires improvement": "requires improvement to be good"}
_IMPROVE = "area-for-improvement"


def compose(brief: Brief) -> Composed:
    """The form since 2023: two judgements on children in care and on care leavers, a foot with title and dates."""
    draft = Draft(brief, listed=True)
    dates = span(brief.occasion.start, brief.occasion.end)
    title = _title_since_2020(draft)
    _cover_since_2020(draft, title, dates, "His" if brief.occasion.start.year > 2022 else "Her")
    _body(draft, [_PROTECTION, _CARE, _LEAVERS, _LEADERS], question=True, table=(0.5, 0.5))
    return draft.done(title, Furniture(foot=(title, dates), number=NumberPlace.FOOT_LINE, first=2))


def compose_2021(brief: Brief) -> Composed:
    """The form of 2020 to 2022: the cover of today, one judgement on care and care leavers."""
    draft = Draft(brief, listed=True)
    dates = span(brief.occasion.start, brief.occasion.end)
    title = _title_since_2020(draft)
    _cover_since_2020(draft, title, dates, "Her")
    _body(draft, [_PROTECTION, _CARE_AND_LEAVERS, _LEADERS], question=draft.chance(), table=(0.5, 0.5))
    return draft.done(title, Furniture(foot=(title, dates), number=NumberPlace.FOOT_LINE, first=2))


def compose_2018(brief: Brief) -> Composed:
    """The form of 2018 to 2020: the place as title, all of the cover bold, a large number at the foot."""
    draft = Draft(brief, listed=True)
    name = draft.say.person()
    draft.found.lead_inspector = name
    dates = f"{full(brief.occasion.start)} to {full(brief.occasion.end)}"
    place = draft.rng.choice((draft.area.place, draft.area.council))
    draft.add(
        Heading(place, TITLE_SIZE, depth=1, bold=False),
        Heading("Inspection of children’s social care services", 16.0),
        Lines((f"Inspection dates: {dates}",), bold=True),
        Lines((f"Lead inspector: {name}", "Her Majesty’s Inspector"), bold=True),
    )
    _body(draft, [_PROTECTION, _CARE_AND_LEAVERS, _LEADERS], question=False, table=(0.7, 0.3), size=11.0)
    return draft.done("Inspection of children’s social care services", Furniture(number_size=20.0))


def _title_since_2020(draft: Draft) -> str:
    whose = draft.rng.choice((draft.area.place, draft.area.council))
    return f"Inspection of {whose} local authority children’s services"


def _cover_since_2020(draft: Draft, title: str, dates: str, whose: str) -> None:
    name = draft.say.person()
    draft.found.lead_inspector = name
    draft.add(
        Heading(title, TITLE_SIZE, depth=1, bold=False),
        Paragraph(f"Inspection dates: {dates}"),
        Paragraph(f"Lead inspector: {name}, {whose} Majesty’s Inspector"),
    )


def _body(draft: Draft, sections: list[str], *, question: bool, table: tuple[float, float], size: float = 12.0) -> None:
    """The table, what came of it in prose, what needs to improve, and a section for each judgement but the overall one."""
    rng = draft.rng
    words = {aspect: rng.choice(GRADES) for aspect in (*sections, _OVERALL)}
    in_headings = dict(words)
    blank = rng.choice(sections) if draft.chance() else None
    differs = rng.choice([s for s in sections if s != blank]) if draft.chance() else None
    if differs:
        in_headings[differs] = rng.choice([g for g in GRADES if g != words[differs]])
        draft.hard("heading and table disagree")
    if blank:
        draft.hard("an empty cell, the grade in the heading")
    rows = [
        (aspect, "" if aspect == blank else _IN_FULL.get(words[aspect], words[aspect]).capitalize())
        for aspect in (_LEADERS, *(s for s in sections if s != _LEADERS), _OVERALL)
    ]
    draft.hard("a table's label over several lines")
    draft.add(Table((("Judgement", "Grade"), *rows), table, heads=1, size=size))
    draft.prose(2, 3)
    draft.add(*map(Paragraph, draft.follow_up("focused-visit", "ilacs-focused-visit", "focused visit")))
    for aspect, word in words.items():
        conflict = {"table": word, "heading": in_headings[aspect]} if aspect == differs else None
        places = (
            ("heading",) if aspect == blank else ("table",) if aspect == _OVERALL or conflict else ("table", "heading")
        )
        draft.grade(aspect, word, *places, conflict=conflict)
    _items(draft, "What needs to improve?" if question else "What needs to improve")
    joined = rng.choice((": ", " is "))
    for aspect in sections:
        word = _IN_FULL.get(in_headings[aspect], in_headings[aspect])
        link = " " if joined == " is " and word.startswith("requires") else joined
        draft.add(Heading(f"{aspect}{link}{word}"))
        draft.report_on(4, 7)


def _items(draft: Draft, heading: str) -> None:
    owners = (Owner(draft.area.council, "default"),)
    topics = [draft.say.topic() for _ in range(draft.rng.randint(3, 7))]
    if draft.chance():
        topics[1] = draft.say.short(1)[0]
        draft.hard("an item of two words")
    if draft.chance():
        topics[-1] = topics[-1].rstrip(".")
        draft.hard("an item without its full stop")
    for topic in topics:
        draft.item(topic, _IMPROVE, owners)
    if draft.chance():
        draft.fill(5, 10)
    draft.add(Heading(heading))
    draft.bullets(topics)
