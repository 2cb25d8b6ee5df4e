"""Area SEND inspections since 2023: an outcome, priority actions in a table with their responsible bodies, areas for improvement."""

from __future__ import annotations

from examples.generator.content import (
    SMALL_SIZE,
    TITLE_SIZE,
    Furniture,
    Heading,
    Lines,
    NumberPlace,
    Paragraph,
    Table,
)
from examples.generator.draft import Brief, Composed, Draft, span
from examples.generator.expected import Owner

# The three outcomes in few words of our own around the words that the framework prescribes.
_OUTCOMES = {
    1: "The partnership’s arrangements typically lead to positive experiences of children and young people with SEND.",
    2: "The partnership’s arrangements lead to inconsistent experiences of children and young people with SEND.",
    3: "There are widespread and/or systemic failings that leave children and young people with SEND without what they need.",
}
_LEADERS = "Leaders across the partnership"


def compose(brief: Brief) -> Composed:
    """One report."""
    draft = Draft(brief, listed=True)
    rng, area = draft.rng, draft.area
    dates = span(brief.occasion.start, brief.occasion.end)
    draft.found.outcome = rng.choice((1, 2, 3, 3))
    draft.found.lead_inspector = draft.say.person()
    draft.add(
        Lines(("Local Area Partnership report",), size=SMALL_SIZE),
        Heading(f"Area SEND inspection of {area.place} Local Area Partnership", TITLE_SIZE, depth=1, bold=False),
        Paragraph(f"Inspection dates: {dates}"),
        Paragraph("Dates of previous inspection: None under this framework"),
        Heading("Inspection outcome"),
        Paragraph(_OUTCOMES[draft.found.outcome]),
        Paragraph("Inspectors will be back before three winters have gone by."),
        Heading("Information about the local area partnership"),
        Paragraph(
            f"{area.council} and {draft.commissioner} (ICB) plan and pay for what children with SEND need in {area.place}."
        ),
    )
    draft.add(Heading("What is it like to be a child or young person with SEND in this area?"))
    draft.prose(4, 6)
    draft.fill(6, 16)
    draft.add(Heading("What is the area partnership doing that is effective?"))
    draft.found.strengths = [draft.say.strength() for _ in range(rng.randint(4, 6))]
    draft.bullets(draft.found.strengths)
    draft.add(Heading("What does the area partnership need to do better?"))
    draft.bullets(draft.say.shortcoming() for _ in range(rng.randint(4, 6)))
    if draft.found.outcome == 3 or (draft.found.outcome == 2 and draft.chance()):
        _priority_actions(draft)
    _improvements(draft)
    _details(draft)
    foot = (f"Area SEND inspection report: {area.place} Local Area Partnership", dates)
    return draft.done(
        f"Area SEND inspection of {area.place}",
        Furniture(foot=foot, number=NumberPlace.FOOT_LINE, first=2, size=SMALL_SIZE),
    )


def _priority_actions(draft: Draft) -> None:
    """The table of responsible bodies; its head repeats the heading, and a row may run over the page."""
    council, board = draft.area.council, draft.commissioner
    rows: list[tuple[str, str]] = []
    for _ in range(draft.rng.randint(2, 4)):
        names, written = draft.rng.choice((
            ((council, board), f"{council} and {board}"),
            ((council, board), f"{council}, {board}"),
            ((council, board), f"{council}\n{board}"),
            ((board,), board),
            ((council,), council),
        ))  # fmt: skip
        text = draft.say.obligation(_LEADERS)
        if draft.chance():
            text += f" {draft.say.finding()}"
        rows.append((written, draft.item(text, "priority-action", [Owner(name, "responsible-body") for name in names])))
    draft.hard("a heading that its table repeats")
    if draft.chance():
        draft.hard("a table's row over a page")
        draft.fill(9, 16)
    draft.add(Heading("Areas for priority action"))
    draft.add(Table((("Responsible body", "Areas for priority action"), *rows), (0.34, 0.66), heads=1, cuttable=True))


def _improvements(draft: Draft) -> None:
    area = draft.area
    rows = []
    for _ in range(draft.rng.randint(3, 5)):
        names, written = draft.rng.choice((
            ((_LEADERS,), _LEADERS),
            ((_LEADERS,), _LEADERS),
            ((area.council, draft.commissioner), f"{area.council} and {draft.commissioner}"),
            ((draft.commissioner,), draft.commissioner),
        ))  # fmt: skip
        rows.append(
            (draft.item(draft.say.obligation(written), "area-for-improvement", [Owner(n, "named") for n in names]),)
        )
    draft.add(
        Heading("Areas for improvement"), Table((("Areas for improvement",), *rows), (1.0,), heads=1, cuttable=True)
    )


def _details(draft: Draft) -> None:
    """Who the partners are and who inspected, in two columns."""
    area = draft.area
    site = area.place.lower()
    draft.add(
        Heading("Local area partnership details"),
        Table(
            (
                ("Local Authority", "Integrated Care Board"),
                (area.council, draft.commissioner),
                (f"{draft.say.person()}, Director of Children’s Services", f"{draft.say.person()}, Chief Executive Officer"),
                (f"www.{site}.example", f"www.{site}-icb.example"),
            ),
            (0.5, 0.5), heads=1,
        ),
        Heading("Information about this inspection"),
        Paragraph("Ofsted and the Care Quality Commission (CQC) came together, at the wish of the Secretary of State."),
        Heading("Inspection team"),
        Table(
            (
                ("Ofsted", "Care Quality Commission"),
                (f"{draft.found.lead_inspector}, Ofsted HMI, lead inspector", f"{(second := draft.say.person())}, CQC lead inspector"),
                (f"{draft.say.person()}, Ofsted HMI", f"{draft.say.person()}, CQC inspector"),
            ),
            (0.55, 0.45), heads=1, ruled=False,
        ),
    )  # fmt: skip
    draft.found.lead_inspector = f"{draft.found.lead_inspector}, {second}"
