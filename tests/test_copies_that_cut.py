"""Copies of reviews and letters that cut words, run lists together and put two signatures on a line. Marlshire is a fictional county."""

from __future__ import annotations

import pytest
from test_reviews import ALTERNATING, BODY, JAR, LABELS_FIRST, ROWS, TITLE, WHEN

from ingest.documents.text_file import read_text
from ingest.facts import ReportFacts
from tests.reviews_read import COMMUNITY, VALE, Read
from tests.send_letters import ADDRESSEES, SIGNATURES, letter, revisit


def _told(facts: ReportFacts) -> list[tuple[str, list[str]]]:
    return [(r.text, [a.as_written for a in r.assignments if a.basis != "member"]) for r in facts.recommendations]


def test_a_lead_in_right_behind_a_bullet_begins_a_group_of_its_own(read: Read) -> None:
    groups = f"""Recommendations
{VALE} should:
n Count the cots by night.
n Ask each father.
{COMMUNITY} and
{VALE} should:
n Keep one list.
Next steps
"""
    start, end = BODY.index("Recommendations\n"), BODY.index("Next steps\n")
    facts = read(TITLE + ALTERNATING + BODY[:start] + groups + BODY[end + len("Next steps\n") :])
    assert _told(facts) == [
        ("Count the cots by night.", [VALE]), ("Ask each father.", [VALE]), ("Keep one list.", [COMMUNITY, VALE]),
    ]  # fmt: skip


def test_a_label_without_a_colon_names_no_body(read: Read) -> None:
    page = ALTERNATING.replace("NHS England area: North", "NHS England area North")
    assert not any(m.agency.label == "NHS England" for m in read(TITLE + page + BODY).mentions)


CUT = """Leaders of the harbour praise the lighthouse, and lighthouse keepers praise
the harbour. The light-
house is lit by a keeper; the har-
bour by two, and all pra-
ise them. {sentence}
"""


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Letters are respon-\nded to.", "Letters are responded to."),
        ("Letters are well-\nread by all.", "Letters are well-read by all."),
        ("They are lamp-\nbased letters.", "They are lamp-based letters."),
        ("They are keeper-\nwritten letters.", "They are keeper-written letters."),
    ],
)
def test_where_a_copy_is_seen_to_cut_words_a_part_that_is_no_word_is_joined(sentence: str, whole: str) -> None:
    text = " ".join(block.text for block in read_text(CUT.format(sentence=sentence)).blocks)
    assert whole in text


def test_where_no_word_is_seen_to_be_cut_the_hyphen_stays() -> None:
    assert "respon-ded" in read_text("Letters are respon-\nded to by all that keep the light.\n").blocks[0].text


def test_a_title_that_a_lines_end_cuts_is_still_the_title(read: Read) -> None:
    title = "Joint local area SEND inspe-\nction in Marlshire"
    cut = "The light-\nhouse and the har-\nbour and the buoys are pra-\nised. The lighthouse, harbour and all are praised."
    facts = read(letter(title=title, first=cut))
    assert facts.inspection is not None
    assert any(r.text.startswith("The lighthouse and the harbour") for r in facts.recommendations)


def test_a_title_may_be_on_an_area(read: Read) -> None:
    facts = read(letter(title="Joint local area SEND inspection on Marlshire"))
    assert facts.inspection is not None


@pytest.mark.parametrize(
    "signatures",
    [
        "Rosalind Yallop HMI Lead Inspector Edwin Quenby CQC Inspector",
        "Rosalind Yallop Edwin Quenby\nLead inspector, HMI CQC inspector",
    ],
    ids=["each with its title", "titles below"],
)
def test_two_signatures_on_a_line_are_two(signatures: str, read: Read) -> None:
    facts = read(letter(signatures=f"{SIGNATURES.split('Rosalind')[0]}{signatures}"))
    assert facts.inspection is not None
    assert facts.inspection.lead_inspectors == ("Rosalind Yallop",)


def test_points_under_a_weakness_need_no_colon(read: Read) -> None:
    weaknesses = ("the lateness of letters, in that", "o nobody writes", "o nobody reads", "the want of a list")
    asked = [r.text for r in read(letter(weaknesses=weaknesses)).recommendations if r.kind == "priority-action"]
    assert asked == ["the lateness of letters, in that nobody writes nobody reads", "the want of a list"]


def test_a_footnote_among_items_is_none(read: Read) -> None:
    facts = read(letter(first="The buoys are counted1 twice.\n1 The figure is of last year."))
    assert not any("figure" in r.text for r in facts.recommendations)


def test_two_weaknesses_behind_a_lost_sign_are_both_told(read: Read) -> None:
    told = (
        ("Inspectors found at the initial inspection that letters were late.", "The area has made sufficient progress."),
        ("Inspectors found at the initial inspection that lists were lost.", "The area has not made sufficient progress."),
    )  # fmt: skip
    facts = read(revisit(told, sign="n "))
    assert [each.status for each in facts.follow_ups] == ["met", "not-met"]


def test_seven_commissioners_are_counted_too(read: Read) -> None:
    names = ", ".join(f"NHS Marl{end} CCG" for end in ("ford", "ham"))
    head = ADDRESSEES.replace("NHS Marlshire Clinical Commissioning\nGroup", names)
    facts = read(letter(who="the local authority and the area’s seven clinical commissioning groups", addressees=head))
    assert facts.statement is not None
    assert [each.as_written for each in facts.statement.responsible][1:] == [
        "the area’s seven clinical commissioning groups"
    ]


def _of_review(line: str, read: Read) -> list[list[str]]:
    text = JAR.format(when=WHEN, rows=ROWS).replace("3. The local partnership should take action to:", line)
    return [owners for _, owners in _told(read(text))]


def test_a_list_with_an_unknown_member_keeps_all_of_them(read: Read) -> None:
    owners = _of_review("Marlshire Police, those who keep the light, and schools should:", read)
    assert owners[0] == ["Marlshire Police", "those who keep the light", "schools"]


def test_the_voluntary_sector_is_a_group(read: Read) -> None:
    assert _of_review("The council, the voluntary sector and schools should:", read)[0] == [
        "The council", "the voluntary sector", "schools",
    ]  # fmt: skip


def test_whoever_it_is_recommended_to_is_told(read: Read) -> None:
    assert _of_review("It is recommended that Marlshire Police:", read)[0] == ["Marlshire Police"]


def test_parents_who_are_asked_first_take_nothing_from_the_owner(read: Read) -> None:
    text = JAR.format(when=WHEN, rows=ROWS).replace(
        "• ensure that things are written down.", f"• {VALE}, in consultation with parents, should count cots."
    )
    assert [VALE] in [owners for _, owners in _told(read(text))]


def test_a_lead_in_behind_an_item_without_a_full_stop_begins_a_group(read: Read) -> None:
    groups = f"""Recommendations
{VALE} should:
1.1 Count the cots
1.2 Ask each father
{COMMUNITY} &
{VALE} should:
2.1 Keep one list
Next steps
"""
    start, end = BODY.index("Recommendations\n"), BODY.index("Next steps\n")
    facts = read(TITLE + ALTERNATING + BODY[:start] + groups + BODY[end + len("Next steps\n") :])
    assert _told(facts) == [
        ("Count the cots", [VALE]), ("Ask each father", [VALE]), ("Keep one list", [COMMUNITY, VALE]),
    ]  # fmt: skip


def test_what_a_body_leads_is_no_body(read: Read) -> None:
    body = BODY.replace(f"NHS Marlshire CCG and {VALE} should:", "NHS Marlshire CCG, as lead commissioner, should:")
    assert _told(read(TITLE + ALTERNATING + body))[0][1] == ["NHS Marlshire CCG"]


def test_the_directors_label_may_lack_its_colon_and_go_on(read: Read) -> None:
    label = "CQC Deputy Chief Inspector, Primary Medical\nServices and Integrated Care"
    page = LABELS_FIRST.replace("CQC Regional Director:", label).replace(":\n", "\n")
    facts = read(TITLE + page + BODY)
    assert facts.inspection is not None
    assert facts.inspection.lead_inspectors == ("Hester Osney",)
    assert facts.published is not None


def test_an_item_that_counts_on_is_one_though_it_ends_in_a_colon(read: Read) -> None:
    items = """For immediate action
1. The council should count cots.
2. Marlshire Police should tell schools of each call-out:
– on the day
– in writing.
3. The council should count beds.
"""
    text = JAR.format(when=WHEN, rows=ROWS)
    start, end = text.index("For immediate action"), text.index("Safeguarding\n5.")
    told = _told(read(text[:start] + items + text[end:]))
    assert [owners for _, owners in told] == [["The council"], ["Marlshire Police"], ["The council"]]


def test_several_commissioners_with_one_name_are_not_the_first_word_of_it(read: Read) -> None:
    body = BODY.replace("Nobody asks twice.", "NHS Marlshire Heartlands CCGs do not ask.")
    assert "NHS Marlshire" not in {word for m in read(TITLE + ALTERNATING + body).mentions for word in m.spellings}
