"""Letters about unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012."""

from __future__ import annotations

from examples.generator.content import SMALL_SIZE, Furniture, Heading, Lines, NumberPlace, Paragraph
from examples.generator.draft import Brief, Composed, Draft, day_month, full
from examples.generator.expected import Owner

_DEVELOPMENT, _PRIORITY = "area-for-development", "priority-action"


def compose(brief: Brief) -> Composed:
    """One letter."""
    draft = Draft(brief, curly=False)
    area, dates = draft.area, draft.dates
    name, director = draft.say.person(), draft.say.person()
    draft.found.lead_inspector = name
    days = f"{dates.start.day} and {full(dates.end)}"
    if dates.start.month != dates.end.month:
        days = f"{day_month(dates.start)} and {full(dates.end)}"
    draft.add(
        Lines(
            ("Example House", "1 Sample Street", "T 0300 000 0000", "enquiries@ofsted.gov.uk", "www.ofsted.gov.uk"),
            size=SMALL_SIZE,
        ),
        Lines((full(dates.published),)),
        Lines((director, "Director of Children's Services", area.council, "1 Market Place", area.place)),
        Paragraph(f"Dear {director.split()[0]}"),
        Heading(
            f"Annual unannounced inspection of contact, referral and assessment arrangements within {area.council} children's services",
            12.0,
        ),
        Paragraph(
            f"This is an account of what inspectors saw when they came unannounced to look at contact, referral and assessment arrangements in "
            f"{area.council}'s children's services. The inspection was conducted on {days}."
        ),
    )
    draft.prose(1, 2)
    draft.add(Paragraph("From the evidence gathered, inspectors identified these features of the service:"))
    draft.add(Heading("Strengths", 12.0))
    strengths = [draft.say.strength() for _ in range(draft.rng.randint(1, 3))]
    draft.bullets(strengths)
    draft.add(Heading("The service meets the requirements of statutory guidance in the following areas", 12.0))
    met = [draft.say.strength() for _ in range(draft.rng.randint(2, 5))]
    draft.bullets(met)
    draft.found.strengths = [*strengths, *met]
    draft.fill(4, 10)
    draft.add(Heading("Areas for development", 12.0))
    default = (Owner(area.council, "default"),)
    wanting = [draft.item(draft.say.shortcoming(), _DEVELOPMENT, default) for _ in range(draft.rng.randint(2, 4))]
    draft.bullets(wanting)
    _priority(draft)
    draft.add(
        Paragraph(
            "Any areas for development identified above will be looked at again when safeguarding in the area is next inspected."
        ),
        Paragraph("Yours sincerely"),
        Lines((name, "Her Majesty's Inspector")),
        Paragraph(f"Copy: {draft.say.person()}, Chief Executive, {area.council}"),
    )
    return draft.done("Annual unannounced inspection", Furniture(number=NumberPlace.NOWHERE))


def _priority(draft: Draft) -> None:
    match draft.rng.randrange(3):
        case 0:
            draft.add(Heading("Areas for priority action", 12.0))
            text = f"{draft.say.shortcoming()} {draft.say.obligation('The council')}"
            draft.bullets([draft.item(text, _PRIORITY, (Owner("The council", "named"),))])
            draft.hard("an owner named in an item's later sentence")
        case 1:
            draft.add(Heading("Areas for priority action", 12.0))
            draft.bullets(["There are no areas for priority action."])
            draft.hard("a bullet that says there is nothing")
