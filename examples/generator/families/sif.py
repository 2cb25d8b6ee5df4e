"""Inspections under the single inspection framework, 2013 to 2017, with the review of the local safeguarding children board."""

from __future__ import annotations

from examples.generator.content import (
    TITLE_SIZE,
    Contents,
    Furniture,
    Gap,
    Heading,
    Lines,
    PageTurn,
    Paragraph,
    Table,
)
from examples.generator.draft import GRADES, Brief, Composed, Draft, full, month_year
from examples.generator.expected import Owner

_OVERALL = "Overall effectiveness"
_PROTECTION = "Children who need help and protection"
_LOOKED_AFTER = "Children looked after and achieving permanence"
_ADOPTION = "Adoption performance"
_LEAVERS = "Experiences and progress of care leavers"
_LEADERS = "Leadership, management and governance"
_BOARD = "The effectiveness of the Local Safeguarding Children Board (LSCB)"
_LSCB = "lscb"
_SUMMARY_WIDTH = (1.0,)


def compose(brief: Brief) -> Composed:
    """One report: two parts, each with its summary, its recommendations and its findings; the numbering runs on."""
    draft = Draft(brief)
    words = {
        aspect: draft.rng.choice(GRADES)
        for aspect in (_OVERALL, _PROTECTION, _LOOKED_AFTER, _ADOPTION, _LEAVERS, _LEADERS, _BOARD)
    }
    in_sections = dict(words)
    differs = draft.rng.choice((_PROTECTION, _LOOKED_AFTER, _LEADERS)) if draft.chance() else None
    if differs:
        in_sections[differs] = draft.rng.choice([g for g in GRADES if g != words[differs]])
        draft.hard("heading and table disagree")
    _cover(draft, words)
    _note_grades(draft, words, in_sections)
    draft.add(
        PageTurn(),
        Table(
            (("Executive summary",), ("\n".join(draft.say.findings(3, 4) for _ in range(3)),)),
            _SUMMARY_WIDTH,
            heads=1,
            cuttable=True,
        ),
    )
    draft.prose(1, 2)
    draft.add(PageTurn(), Contents(), PageTurn())
    _about_the_area(draft)
    _asked_of_the_authority(draft)
    draft.add(Heading("Summary for children and young people", framed=True, listed=1))
    draft.bullets(draft.say.finding() for _ in range(4))
    _section(draft, "The experiences and progress of children who need help and protection", in_sections[_PROTECTION])
    _section(
        draft,
        "The experiences and progress of children looked after and achieving permanence",
        in_sections[_LOOKED_AFTER],
    )
    draft.add(Heading(f"The graded judgement for adoption performance is that it {_is(words[_ADOPTION])}", 12.0))
    draft.report_on(2, 3)
    draft.add(
        Heading(
            f"The graded judgement about the experience and progress of care leavers is that it {_is(words[_LEAVERS])}",
            12.0,
        )
    )
    draft.report_on(2, 3)
    _section(draft, _LEADERS, in_sections[_LEADERS])
    for told in draft.follow_up("protection", "protection", "inspection of child protection"):
        draft.numbered(told)
    _board(draft, words[_BOARD])
    _team(draft)
    return draft.done("Inspection of services for children in need of help and protection", Furniture(number_size=16.0))


def _is(word: str) -> str:
    """ "is good", "requires improvement"."""
    return word if word.startswith("requires") else f"is {word}"


def _are(word: str) -> str:
    return "require improvement" if word.startswith("requires") else f"are {word}"


def _cover(draft: Draft, words: dict[str, str]) -> None:
    area, dates = draft.area, draft.dates
    draft.add(
        Heading(area.council, TITLE_SIZE, depth=1, bold=False),
        Heading(
            "Inspection of services for children in need of help and protection, children looked after and care leavers"
        ),
        Heading("and", bold=False),
        Heading("Review of the effectiveness of the Local Safeguarding Children Board"),
        Heading(f"Inspection date: {full(dates.start)} – {full(dates.end)}"),
        Heading(f"Report published: {full(dates.published)}"),
        Gap(),
    )

    def grade(aspect: str) -> str:
        return words[aspect].capitalize()

    rows: list[tuple[str | None, ...]] = [
        (f"Children’s services in {area.place} {_are(words[_OVERALL])}", None, None),
        ("1. Children who need help and protection", None, grade(_PROTECTION)),
        ("2. Children looked after and achieving permanence", None, grade(_LOOKED_AFTER)),
        ("", "2.1 Adoption performance", grade(_ADOPTION)),
        ("", "2.2 Experiences and progress of care leavers", grade(_LEAVERS)),
        ("3. Leadership, management and governance", None, grade(_LEADERS)),
    ]
    draft.hard("a table's label over several lines")
    draft.add(
        Table(tuple(rows), (0.1, 0.58, 0.32), heads=1, bold_labels=True),
        Paragraph(
            f"{draft.say.finding()} Ofsted reports on both in one.",
            note="Ofsted may combine two reports under an Act of 2006.",
        ),
    )


def _note_grades(draft: Draft, words: dict[str, str], in_sections: dict[str, str]) -> None:
    for aspect, word in words.items():
        conflict = {"table": word, "heading": in_sections[aspect]} if in_sections[aspect] != word else None
        where = (
            ("heading",) if aspect == _BOARD else ("table",) if conflict or aspect == _OVERALL else ("table", "heading")
        )
        draft.grade(aspect, word, *where, strand=_LSCB if aspect == _BOARD else None, conflict=conflict)


def _about_the_area(draft: Draft) -> None:
    """What the report says of the place before it says what it found: nothing that is graded, though it sounds alike."""
    earlier = draft.brief.past("protection").start
    draft.add(
        Heading("The local authority", 16.0, framed=True, listed=0),
        Heading("Information about this local authority area", listed=1),
        Heading("Previous Ofsted inspections", 12.0),
    )
    text = f"There was an inspection of arrangements for the protection of children in {month_year(earlier)}, and much has changed since."
    draft.cite("protection of children", "protection", earlier.isoformat()[:7])
    draft.bullets([
        "The local authority runs three children’s homes. At their last visits two were judged to be good and one outstanding.",
        text,
    ])  # fmt: skip
    draft.hard("another inspection's grade")
    draft.add(Heading("Children living in this area", 12.0))
    draft.bullets([f"Some {draft.rng.randrange(20, 90)},000 children live in {draft.area.place}. Of those at school:"])
    draft.bullets(["one in eight has a free meal in a primary school", "one in ten in a secondary school."], level=1)


def _asked_of_the_authority(draft: Draft) -> None:
    """The recommendations, in one of the two ways in which these reports print them."""
    draft.fill(8, 20)
    if draft.chance():
        owners = (Owner(draft.area.council, "default"),)
        draft.add(Heading("Recommendations", framed=True, listed=1))
        _numbered_items(draft, "recommendation", owners, 6, 10, None)
        return
    owners = (Owner("the local authority", "lead-in"),)
    draft.add(
        Heading("What does the local authority need to improve?", framed=True, listed=1),
        Heading("Priority and immediate action", 12.0),
    )
    _numbered_items(draft, "priority-action", owners, 2, 3, None)
    draft.add(Heading("Areas for improvement", 12.0))
    _numbered_items(draft, "area-for-improvement", owners, 4, 8, None)


def _numbered_items(
    draft: Draft, kind: str, owners: tuple[Owner, ...], fewest: int, most: int, strand: str | None
) -> None:
    for _ in range(draft.rng.randint(fewest, most)):
        draft.numbered(draft.item(draft.say.imperative(), kind, owners, strand))


def _section(draft: Draft, heading: str, word: str) -> None:
    """A part on one judgement: heading and grade in a table's head, the summary in its other row, then numbered findings."""
    draft.add(
        PageTurn(),
        Table(
            ((heading, word.capitalize()), (f"Summary\n{draft.say.findings(3, 5)}", None)),
            (0.68, 0.32),
            heads=1,
            size=12.0,
        ),
        Heading("Inspection findings", 12.0),
    )
    draft.report_on(4, 7)


def _board(draft: Draft, word: str) -> None:
    draft.add(
        PageTurn(),
        Heading("The Local Safeguarding Children Board (LSCB)", 16.0, listed=0),
        Heading(f"The Local Safeguarding Children Board {_is(word)}", framed=True),
        Table((("Executive summary",), (draft.say.findings(3, 5),)), _SUMMARY_WIDTH, heads=1),
        Heading("Recommendations", framed=True, listed=1),
    )
    _numbered_items(
        draft, "recommendation", (Owner("Local Safeguarding Children Board (LSCB)", "default"),), 2, 4, _LSCB
    )
    draft.add(Heading("Inspection findings – the Local Safeguarding Children Board", listed=1))
    draft.report_on(4, 6)


def _team(draft: Draft) -> None:
    draft.found.lead_inspector = draft.say.person()
    draft.add(
        PageTurn(),
        Heading("Information about this inspection", 16.0, framed=True, listed=0),
        Paragraph(
            "Inspectors read children’s files, went along on visits, and asked children what they thought of it all."
        ),
        Heading("The inspection team", 12.0),
        Lines((f"Lead inspector: {draft.found.lead_inspector}",)),
        Lines((f"Deputy lead inspector: {draft.say.person()}",)),
        Lines((f"Team inspectors: {draft.say.person()}, {draft.say.person()}, {draft.say.person()}",)),
    )
