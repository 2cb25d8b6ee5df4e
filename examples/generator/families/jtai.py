"""Joint targeted area inspections: the letters of 2016 to 2019, and the reports in a letter's form since 2022."""

from __future__ import annotations

from examples.generator.content import Furniture, Heading, Lines, NumberPlace, PageTurn, Paragraph, Table
from examples.generator.draft import Brief, Composed, Draft, full, span
from examples.generator.expected import Owner

_THEMES = (
    "children who live with domestic abuse",
    "children who are exploited",
    "neglect",
    "sexual abuse in the family",
)
_IMPROVE, _PRIORITY = "area-for-improvement", "priority-action"


def compose_letter(brief: Brief) -> Composed:
    """The letter of 2016 to 2019: long bullets, practice studies in boxes, a footnote, signatures in a table."""
    draft = Draft(brief)
    theme = _head(draft, bold_partnership=True)
    draft.add(
        Heading(f"Joint targeted area inspection of the multi-agency response to {theme} in {draft.area.place}", 12.0),
        Paragraph(
            f"Between {span(brief.occasion.start, brief.occasion.end, 'and')}, Ofsted, the Care Quality Commission (CQC), HM Inspectorate of "
            "Constabulary and Fire & Rescue Services (HMICFRS) and HM Inspectorate of Probation looked together at how agencies answer such cases.",
            note="Four inspectorates may come together under the Children Act 2004.",
        ),
        Paragraph(
            "This letter is for all who lead services here. It says what we saw of their work together and of the work of each."
        ),
    )
    draft.prose(2, 3)
    draft.add(Heading("Key Strengths"))
    _strengths(draft, 5, 8)
    draft.box("Practice study: highly effective practice")
    draft.add(PageTurn())
    draft.fill(8, 20)
    if draft.chance():
        draft.hard("a bullet that says there is nothing")
        draft.add(Heading("Areas for priority action", 12.0))
        draft.bullets(["There are no areas for priority action"])
    draft.add(Heading("Areas for improvement"))
    items = [draft.item(draft.say.shortcoming(), _IMPROVE, _partnership()) for _ in range(draft.rng.randint(5, 9))]
    draft.bullets(items[: len(items) // 2])
    draft.box("Practice study: area for improvement")
    draft.bullets(items[len(items) // 2 :])
    _next_steps(draft, "director of children’s services")
    draft.add(
        Paragraph("Yours sincerely"),
        Table(
            (
                ("Ofsted", "Care Quality Commission"),
                (f"{draft.say.person()}\nNational Director, Social Care", f"{draft.say.person()}\nDeputy Chief Inspector"),
                ("HMI Constabulary and Fire & Rescue Services", "HMI Probation"),
                (f"{draft.say.person()}\nHer Majesty’s Inspector of Constabulary", f"{draft.say.person()}\nAssistant Chief Inspector"),
            ),
            (0.5, 0.5),
        ),
    )  # fmt: skip
    return draft.done(
        "Joint targeted area inspection", Furniture(number=NumberPlace.FOOT if draft.chance() else NumberPlace.NOWHERE)
    )


def compose_report(brief: Brief) -> Composed:
    """The form since 2022: short items as nouns, what needs to improve before the strengths, long findings."""
    draft = Draft(brief)
    theme = _head(draft, bold_partnership=False)
    draft.add(
        Heading(f"Joint targeted area inspection of {draft.area.place}", 12.0),
        Paragraph(
            f"This letter tells {draft.area.place} what came of the joint targeted area inspection (JTAI) of how agencies help {theme}."
        ),
        Paragraph(
            f"This inspection took place from {span(brief.occasion.start, brief.occasion.end)}. It was carried out by inspectors from Ofsted, the "
            "Care Quality Commission (CQC), His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) and His Majesty’s "
            "Inspectorate of Probation (HMIP)."
        ),
        Heading("Context", 12.0),
    )
    draft.prose(1, 2)
    draft.add(Heading("Headline findings", 12.0))
    draft.prose(2, 3)
    if draft.rng.randrange(3) == 0:
        draft.add(Heading("Areas for priority action", 12.0))
        draft.bullets(draft.item(draft.say.shortcoming(), _PRIORITY, _partnership()) for _ in range(2))
    draft.fill(6, 16)
    draft.add(Heading("What needs to improve?", 12.0))
    topics = [draft.item(draft.say.topic(), _IMPROVE, _partnership()) for _ in range(draft.rng.randint(5, 9))]
    draft.bullets(topics)
    draft.add(Heading("Strengths", 12.0))
    _strengths(draft, 4, 7)
    draft.add(Heading("Main findings", 12.0))
    draft.prose(10, 16)
    draft.add(Heading("Practice study: highly effective practice", 12.0))
    draft.prose(1, 2)
    _next_steps(draft, f"{draft.area.council}")
    draft.add(
        Paragraph("Yours sincerely"),
        Lines((draft.say.person(), "National Director for Regulation and Social Care, Ofsted")),
    )
    return draft.done(f"Joint targeted area inspection of {draft.area.place}", Furniture(first=2))


def _head(draft: Draft, *, bold_partnership: bool) -> str:
    """Date, addressees and salutation; the theme of the inspection."""
    area, on = draft.area, draft.dates.start
    draft.add(
        Lines((full(draft.dates.published),)),
        Lines((
            f"{draft.say.person()}, Director of Children’s Services, {area.council}",
            f"{draft.say.person()}, Chief Executive, {draft.commissioner}",
            f"{draft.say.person()}, Chief Constable, {area.police}",
            f"{draft.say.person()}, Independent Scrutineer",
        )),
        Paragraph("Dear local partnership" if bold_partnership else f"Dear {area.safeguarders(on)}"),
    )  # fmt: skip
    return draft.rng.choice(_THEMES)


def _partnership() -> tuple[Owner, ...]:
    return (Owner("local partnership", "default"),)


def _strengths(draft: Draft, fewest: int, most: int) -> None:
    draft.found.strengths = [draft.say.strength() for _ in range(draft.rng.randint(fewest, most))]
    draft.bullets(draft.found.strengths)


def _next_steps(draft: Draft, who: str) -> None:
    draft.add(
        Heading("Next steps", 14.0),
        Paragraph(
            f"A written answer to this letter comes from the {who}, with the help of all whom it names, within ten weeks."
        ),
    )
