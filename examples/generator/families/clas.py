"""Reviews of health services for children looked after and safeguarding, 2013 to 2017: labels, numbered findings, groups of recommendations."""

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
    Paragraph,
    Table,
)
from examples.generator.draft import Brief, Composed, Draft, full
from examples.generator.expected import Owner

_TITLE = "Review of health services for Children Looked After and Safeguarding in"
_SECTIONS = (
    ("1.", "Early help"),
    ("2.", "Children in need"),
    ("3.", "Child protection"),
    ("4.", "Looked after children"),
)
_MANAGEMENT = (("5.1", "Leadership & management"), ("5.2", "Governance"), ("5.3", "Training and supervision"))
_POINTS = 2  # of so many findings one points to a recommendation
_PART = 12.0


def compose(brief: Brief) -> Composed:
    """One review. Nothing is graded; each recommendation has its number, and owners by the lead-in of its group."""
    draft = Draft(brief)
    place = draft.area.place
    trusts = list(dict.fromkeys(draft.area.health_trusts(draft.dates.start)))
    if draft.area.acute_since == draft.area.community:  # one trust under two names
        trusts = [draft.area.community]
    draft.add(
        Heading(f"{_TITLE} {place}", TITLE_SIZE, depth=1), PageTurn(),
        Heading("Children Looked After and Safeguarding", SECTION_SIZE), Heading(f"The role of health services in {place}", SECTION_SIZE),
    )  # fmt: skip
    _labels(draft, trusts)
    draft.add(
        PageTurn(), Contents(), PageTurn(), Heading("Summary of the review", SECTION_SIZE, listed=0),
        Paragraph(f"What follows is on health care for children of {place} who need looking after."),
        Heading("About the review", SECTION_SIZE, listed=0),
        Paragraph("The review was made under section 48 of the Health and Social Care Act 2008."),
        Heading("Context of the review", SECTION_SIZE, listed=0),
    )  # fmt: skip
    _context(draft, trusts)
    groups = _groups(draft, trusts)
    draft.add(Heading("The report", SECTION_SIZE, listed=0), Heading("The child’s journey", SECTION_SIZE, listed=0))
    _findings(draft, [number for number, _ in _numbers(groups)])
    draft.fill(6, 20)
    draft.add(Heading("Recommendations", SECTION_SIZE, listed=0))
    _print(draft, groups)
    draft.add(
        Heading("Next steps", SECTION_SIZE, listed=0),
        Paragraph(
            f"An action plan that answers these recommendations is required from {draft.commissioner} "
            "within 20 working days of receipt of this report."
        ),
    )
    foot = f"Review of Health services for Children Looked After and Safeguarding in {place}"
    return draft.done(
        f"{_TITLE} {place}", Furniture(foot=(foot,), number=NumberPlace.FOOT_LINE, first=2, size=SMALL_SIZE)
    )


def _labels(draft: Draft, trusts: list[str]) -> None:
    """The table of labels, in one of its three layouts."""
    people = [draft.say.person() for _ in range(draft.rng.randint(2, 4))]
    draft.found.lead_inspector = people[0]
    dates = draft.dates
    rows = (
        ("Date of review:", (f"{full(dates.start)} to {full(dates.end)}",)),
        ("Date of publication:", (full(dates.published),)),
        ("Name(s) of CQC inspector:", tuple(people)),
        ("Provider services included:", tuple(trusts)),
        ("CCGs included:", (draft.commissioner,)),
        ("NHS England area:", ("North of the Moor",)),
        ("CQC region:", ("North",)),
        ("CQC Deputy Chief Inspector:", (draft.say.person(),)),
    )
    layout = draft.rng.randrange(3)
    if layout == 0:
        draft.add(*(Lines((f"{label} {value[0]}", *value[1:])) for label, value in rows))
    elif layout == 1:
        draft.hard("labels first, values after")
        draft.add(Lines(tuple(label for label, _ in rows)), Lines(tuple(line for _, value in rows for line in value)))
    else:
        draft.add(Table(tuple((label, "\n".join(value)) for label, value in rows), (0.4, 0.6), ruled=False))


def _context(draft: Draft, trusts: list[str]) -> None:
    """Who commissions and provides what, and the inspection before."""
    commissioner = draft.commissioner
    for service, provider in (
        ("Acute hospital services", trusts[0]), ("Health visitor services", trusts[-1]), ("School nurse services", trusts[len(trusts) // 2]),
    ):  # fmt: skip
        draft.add(Paragraph(f"{service} are commissioned by {commissioner} and provided by {provider}."))
        draft.found.services += [(service, "commissions", commissioner), (service, "provides", provider)]


def _groups(draft: Draft, trusts: list[str]) -> list[tuple[str, list[Owner], list[str]]]:
    """The groups: lead-in, owners, and items, an item's bullets behind it, each on a line of its own."""
    commissioner, groups = draft.commissioner, []
    told = [
        (f"{commissioner} and {trusts[0]} should:", [commissioner, trusts[0]]),
        (f"{trusts[-1]} should:", [trusts[-1]]),
    ]
    if len(trusts) > 1:
        told.append((f"{trusts[0]}, {trusts[1]} and {commissioner} should:", [trusts[0], trusts[1], commissioner]))
    for lead_in, names in told:
        groups.append((lead_in, [Owner(name, "lead-in") for name in names], _items(draft)))
    if draft.chance():
        draft.hard("a group whose members the title page lists")
        members = [Owner(name, "member") for name in trusts]
        groups.append(
            ("All provider trusts should:", [Owner("All provider trusts", "lead-in"), *members], _items(draft))
        )
    return groups


def _items(draft: Draft) -> list[str]:
    texts = []
    for _ in range(draft.rng.randint(2, 5)):
        text = draft.say.imperative()
        if draft.chance():
            draft.hard("an item with bullets of its own")
            parts = draft.say.short(2)
            text = "\n".join((f"{text.rstrip('.')}, including:", *parts))
        texts.append(text)
    return texts


def _numbers(groups: list[tuple[str, list[Owner], list[str]]]) -> list[tuple[str, str]]:
    return [(f"{g}.{i}", item) for g, (_, _, items) in enumerate(groups, 1) for i, item in enumerate(items, 1)]


def _findings(draft: Draft, numbers: list[str]) -> None:
    """Numbered findings, some of which point to recommendations; one that speaks of another review's recommendation."""
    for number, heading in (*_SECTIONS, *_MANAGEMENT):
        if number == "5.1":
            draft.add(Heading("Management", SECTION_SIZE, listed=0))
        draft.add(Heading(f"{number} {heading}", _PART, depth=3, listed=1))
        for nth in range(1, draft.rng.randint(3, 5)):
            own = f"{number.rstrip('.')}.{nth}"
            text = draft.say.findings(2, 3)
            if draft.rng.randrange(_POINTS) == 0:
                pointed = draft.rng.sample(numbers, draft.rng.choice((1, 1, 2)))
                word = "Recommendation" if len(pointed) == 1 else "Recommendations"
                text += f" ({word} {' and '.join(pointed)})"
                draft.found.pointed.append((own, pointed))
            draft.add(Paragraph(f"{own} {text}"))
        followed = (
            draft.follow_up("slac-2012", "slac", "inspection of safeguarding and looked after children services")
            if number == "4."
            else []
        )
        draft.add(*(Paragraph(f"4.{nth + 1} {text}") for text in followed))


def _print(draft: Draft, groups: list[tuple[str, list[Owner], list[str]]]) -> None:
    for g, (lead_in, owners, items) in enumerate(groups, 1):
        draft.add(Paragraph(f"{g}. {lead_in}", bold=True))
        for i, item in enumerate(items, 1):
            first, *parts = item.split("\n")
            draft.item(item.replace("\n", " "), "recommendation", owners, number=f"{g}.{i}")
            draft.add(Paragraph(f"{g}.{i} {first}"))
            draft.bullets(parts)
