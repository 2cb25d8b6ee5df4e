"""A council's report to one of its committees, which gives the grades of an inspection second hand."""

from __future__ import annotations

from examples.generator.content import Bullet, Furniture, Heading, Lines, NumberPlace, Paragraph
from examples.generator.draft import EARLIER_GRADES, Brief, Composed, Draft, full, month_year
from examples.generator.expected import Owner

_LABELS = {
    "safeguarding": (
        "Overall effectiveness",
        "Capacity for improvement",
        "Quality of provision",
        "Leadership and management",
    ),
    "looked-after": (
        "Overall effectiveness",
        "Capacity for improvement",
        "Being healthy",
        "Staying safe",
        "Enjoying and achieving",
    ),
}
_SAID = {
    (
        "safeguarding",
        "Overall effectiveness",
    ): "The overall effectiveness of safeguarding services was judged to be {}.",
    (
        "safeguarding",
        "Capacity for improvement",
    ): "The capacity for improvement of safeguarding services was judged to be {}.",
    (
        "looked-after",
        "Overall effectiveness",
    ): "The overall effectiveness of services for looked after children was judged to be {}.",
    (
        "looked-after",
        "Capacity for improvement",
    ): "The capacity for improvement of services for looked after children was judged to be {}.",
}
_ASKED = "committee-recommendation"


def compose(brief: Brief) -> Composed:
    """One report, about the area's inspection of safeguarding and looked after children services of 2009 or 2010."""
    draft = Draft(brief, curly=False)
    area = draft.area
    inspection = brief.past("slac-2010")
    draft.found.start = draft.found.end = None
    draft.found.published = draft.dates.published
    when = month_year(inspection.start)
    draft.add(
        Lines(("MEETING: CHILDREN'S SERVICES SCRUTINY COMMITTEE",)),
        Lines((f"DATE: {full(draft.dates.published).upper()}",)),
        Lines((f"TITLE OF REPORT: WHAT OFSTED FOUND IN {area.place.upper()}",)),
        Lines(("REPORT BY: HEAD OF SAFEGUARDING",)),
        Lines(("CLASSIFICATION: Open",)),
        Heading("Purpose", 12.0),
        Paragraph(f"To tell members of {area.council} what came of the inspection, and what officers propose to do."),
        Heading("Recommendations", 12.0),
    )
    note = "THAT Scrutiny Committee note the inspection and the plan at the appendix."
    back = "THAT a report on progress against the plan be brought back within six months."
    draft.add(Paragraph(draft.item(note, _ASKED, (Owner("Scrutiny Committee", "named"),))))
    draft.add(Paragraph(draft.item(back, _ASKED, (Owner(area.council, "default"),), priority="within six months")))
    draft.add(Heading("Key considerations", 12.0))
    draft.numbered(
        f"An announced inspection of safeguarding and looked after children services took place in {area.place} in {when}."
    )
    draft.cite("inspection of safeguarding and looked after children", "slac", inspection.start.isoformat()[:7])
    for strand, heading in (
        ("safeguarding", "Summary of safeguarding findings"),
        ("looked-after", "Summary of looked after children findings"),
    ):
        draft.add(Heading(heading, 12.0))
        for label in _LABELS[strand]:
            word = draft.rng.choice(EARLIER_GRADES)
            said = _SAID.get((strand, label), f"{label} was judged to be {{}}.").format(word)
            draft.numbered(f"{said} {draft.say.findings(1, 3)}")
            draft.grade(label, word, "text", strand=strand)
    draft.hard("grades second hand")
    draft.add(Heading("Financial implications", 12.0))
    draft.numbered("None.")
    draft.add(Heading("Background papers", 12.0), Bullet("None identified.", draft.sign))
    return draft.done(f"What Ofsted found in {area.place}", Furniture(number=NumberPlace.FOOT))
