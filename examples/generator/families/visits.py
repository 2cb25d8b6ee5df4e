"""Focused visits and monitoring visits: letters without grades."""

from __future__ import annotations

from examples.generator.content import Furniture, Heading, Lines, Paragraph
from examples.generator.draft import Brief, Composed, Draft, day_month, full, month_year
from examples.generator.expected import Owner

_THEMES = (
    "the front door",
    "children in need",
    "care leavers",
    "children who go missing",
    "decisions to bring children into care",
)
_IMPROVE, _PRIORITY = "area-for-improvement", "priority-action"


def compose_focused(brief: Brief) -> Composed:
    """A letter about a focused visit: what needs to improve stands before what was found."""
    draft = Draft(brief)
    name = _opening(draft, "focused visit")
    draft.add(Paragraph(f"Inspectors looked at what {draft.area.council} does for {draft.rng.choice(_THEMES)}."))
    draft.add(Heading("Headline findings", 12.0))
    draft.prose(1, 2)
    if draft.rng.randrange(3) == 0:
        draft.add(Heading("Areas for priority action", 12.0))
        draft.bullets(
            [
                draft.item(
                    draft.say.obligation("The local authority"), _PRIORITY, (Owner("The local authority", "named"),)
                )
            ]
        )
    draft.fill(5, 9)
    draft.add(Heading("What needs to improve in this area of social work practice?", 12.0))
    topics = [
        draft.item(draft.say.topic(), _IMPROVE, (Owner(draft.area.council, "default"),))
        for _ in range(draft.rng.randint(2, 5))
    ]
    draft.bullets(topics)
    draft.add(Heading("Main findings", 12.0))
    draft.prose(8, 12)
    return _closing(draft, name, "Focused visit")


def compose_monitoring(brief: Brief) -> Composed:
    """A letter about a monitoring visit: it speaks of the inspection before it, and may ask for nothing."""
    draft = Draft(brief)
    name = _opening(draft, "monitoring visit")
    draft.add(
        Paragraph(
            f"It was the {draft.rng.choice(('first', 'second', 'third'))} visit of its kind since services here were found wanting."
        ),
        Heading("Areas covered by the visit", 12.0),
        Paragraph(f"Inspectors looked at what {draft.area.council} does for {draft.rng.choice(_THEMES)}."),
        Heading("Overview", 12.0),
    )
    draft.prose(1, 2)
    if draft.chance():
        draft.add(Heading("What needs to improve", 12.0))
        draft.bullets(
            draft.item(draft.say.topic(), _IMPROVE, (Owner(draft.area.council, "default"),))
            for _ in range(draft.rng.randint(2, 4))
        )
    draft.add(Heading("Findings and evaluation of progress", 12.0))
    draft.prose(8, 12)
    return _closing(draft, name, "Monitoring visit")


def _opening(draft: Draft, kind: str) -> str:
    """Date, address, salutation, title and the first paragraph; the inspector's name."""
    area, occasion = draft.area, draft.dates
    name = draft.say.person()
    draft.found.lead_inspector = name
    director = draft.say.person()
    whose = "Her" if occasion.published.isoformat() < "2022-09-09" else "His"
    days = f"{occasion.start.day} and {full(occasion.end)}"
    if occasion.start.month != occasion.end.month:
        days = f"{day_month(occasion.start)} and {full(occasion.end)}"
    draft.add(
        Lines((full(occasion.published),)),
        Lines((director, "Director of Children’s Services", area.council, "1 Market Place", area.place)),
        Paragraph(f"Dear {director.split()[0]}"),
        Heading(f"{kind.capitalize()} to {area.council} children’s services", 12.0),
        Paragraph(
            f"This letter summarises the findings of the {kind} to {area.council} children’s services on {days}. "
            f"{whose} Majesty’s Inspectors for this visit were {name} and {draft.say.person()}."
        ),
    )
    return name


def _closing(draft: Draft, name: str, kind: str) -> Composed:
    whose = "Her" if draft.dates.published.isoformat() < "2022-09-09" else "His"
    draft.add(
        Paragraph(
            f"What we saw will be borne in mind when we next come. This letter goes onto our website in {month_year(draft.dates.published)}."
        ),
        Paragraph("Yours sincerely"),
        Lines((name, f"{whose} Majesty’s Inspector")),
    )
    return draft.done(f"{kind} to {draft.area.council}", Furniture(first=2))
