"""The inspections that came between: of arrangements for the protection of children, of looked after children services."""

from __future__ import annotations

from collections.abc import Sequence

from examples.generator.content import Contents, Heading, PageTurn, Table
from examples.generator.draft import EARLIER_GRADES, Brief, Composed, Draft
from examples.generator.expected import Owner
from examples.generator.families.slac import FIGURES, cover, head, scale, timed_items

_PART, _SECTION, _GRADE_LINE = 18.0, 14.0, 12.0
_PROTECTION_TITLE = "Inspection of local authority arrangements for the protection of children"
_LOOKED_AFTER_TITLE = "Inspection of looked after children services"
_PROTECTION = (
    ("Overall effectiveness", "Overall effectiveness"),
    (
        "The effectiveness of the help and protection provided to children, young people, families and carers",
        "The effectiveness of the help and protection provided to children, young people, families and carers",
    ),
    ("The quality of practice", "The quality of practice"),
    ("Leadership and governance", "Leadership and governance"),
)
_LOOKED_AFTER = (
    ("Overall effectiveness", "Overall effectiveness of services for looked after children and young people"),
    ("Capacity to improve", "Capacity to improve"),
    ("Outcomes for looked after children and young people", "Outcomes for looked after children and young people"),
    ("Quality of provision", "Quality of provision"),
    ("Leadership and management", "Leadership and management"),
)


def compose_protection(brief: Brief) -> Composed:
    """A report of 2012 or 2013 on the protection of children."""
    return _compose(
        brief, _PROTECTION_TITLE, _PROTECTION, "Local authority arrangements for the protection of children", after=0
    )


def compose_looked_after(brief: Brief) -> Composed:
    """A report of 2013 on services for looked after children."""
    return _compose(brief, _LOOKED_AFTER_TITLE, _LOOKED_AFTER, "Services for looked after children", after=1)


def _compose(brief: Brief, title: str, rows: Sequence[tuple[str, str]], table: str, after: int) -> Composed:
    """`after`: behind which section the areas for improvement stand."""
    draft = Draft(brief, curly=False)
    cover(draft, title, "Reporting inspector" if table.startswith("Services") else "Lead inspector")
    draft.add(PageTurn(), Contents(), PageTurn(), Heading("About this inspection", _PART, listed=0))
    draft.numbered(
        f"Inspectors spent {draft.rng.choice(('a week', 'two weeks'))} in {draft.area.place} and read what children's files say."
    )
    scale(draft)
    draft.add(Heading("Service information", _PART, listed=0))
    draft.report_on(2, 3)
    for told in draft.follow_up("slac-2010", "slac", "inspection of safeguarding and looked after children"):
        draft.numbered(told)
    words, headings = _grades(draft, rows)
    for i, (label, heading) in enumerate(rows):
        draft.add(
            Heading(heading, _PART, listed=0),
            Heading(f"Grade {FIGURES[headings[label]]} ({headings[label].capitalize()})", _SECTION, depth=3),
        )
        draft.report_on(2, 4)
        if i == after:
            _items(draft)
    cells = tuple((label, words[label].capitalize()) for label, _ in rows)
    draft.add(
        PageTurn(),
        Heading("Record of main findings", _PART, listed=0),
        Heading(table),
        Table(cells, (0.6, 0.4), bold_labels=True),
    )
    return draft.done(title, head(draft, title))


def _grades(draft: Draft, rows: Sequence[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The grades of the table and those of the headings, which may differ in one."""
    words = {label: draft.rng.choice(EARLIER_GRADES) for label, _ in rows}
    headings = dict(words)
    differs = draft.rng.choice(rows)[0] if draft.chance() else None
    if differs:
        headings[differs] = draft.rng.choice([g for g in EARLIER_GRADES if g != words[differs]])
        draft.hard("heading and table disagree")
    for label, _ in rows:
        conflict = {"table": words[label], "heading": headings[label]} if label == differs else None
        draft.grade(label, words[label], "table", *(() if conflict else ("heading",)), conflict=conflict)
    return words, headings


def _items(draft: Draft) -> None:
    draft.fill(10, 24)
    draft.add(Heading("Areas for improvement", _SECTION, depth=3))
    draft.numbered(
        f"So that services in {draft.area.place} get better, the local authority should take the following action:"
    )
    timed_items(draft, (Owner("the local authority", "lead-in"),))
