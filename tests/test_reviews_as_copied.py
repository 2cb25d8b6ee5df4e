"""Reviews, joint area reviews and letters in forms that copies and other hands give them: signs on lines of their own, tables that end a
page, lead-ins that work with others, verdicts without a bullet.
"""

from __future__ import annotations

import pytest
from test_reviews import ALTERNATING, BODY, JAR, ROWS, TITLE, WHEN

from ingest.documents.document import BlockKind
from ingest.documents.text_file import read_text
from ontology.schemes import Schemes
from tests.reviews_read import CCG, COMMUNITY, VALE, Read, told_by_number
from tests.send_letters import letter, revisit


def _groups(body: str) -> str:
    """A review with these groups of recommendations."""
    before, after = BODY.split("\nRecommendations\n")[0], BODY[BODY.index("Next steps") :]
    return f"{TITLE}{ALTERNATING}{before}\nRecommendations\n{body}\n{after}"


# Copies that part a sign or a number from its words


def test_a_sign_or_a_number_on_a_line_of_its_own_belongs_to_the_words_behind_it() -> None:
    blocks = read_text("List\n\n•\n\nThe first.\n\n2.1\n\nThe second.\n\n3.\n\nThe third.\n").blocks
    assert [(b.kind, b.number, b.text) for b in blocks[1:]] == [
        (BlockKind.BULLET, None, "The first."), (BlockKind.NUMBERED, "2.1", "The second."),
        (BlockKind.NUMBERED, "3", "The third."),
    ]  # fmt: skip


def test_recommendations_whose_numbers_stand_apart_are_numbered_and_owned(read: Read) -> None:
    facts = read(
        _groups(
            f"1.\n\n{VALE} should:\n\n1.1\n\nAsk fathers.\n\n1.2\n\nCount cots.\n\n2\n\n{CCG} should:\n\n2.1\n\nPay."
        )
    )
    assert told_by_number(facts) == {"1.1": [VALE], "1.2": [VALE], "2.1": [CCG]}
    assert not [s for s in facts.shortfalls if "among the recommendations" in s.expected]


def test_the_bullets_of_a_joint_area_review_may_stand_apart(read: Read) -> None:
    text = JAR.format(when=WHEN, rows=ROWS)
    apart = text.replace("\n• ", "\n\n•\n\n")
    assert [r.text for r in read(apart).recommendations] == [r.text for r in read(text).recommendations]


# Pages that end in a figure, and feet without one

PAGE = "\f{page}\nMarlshire joint area review of children’s services\n"


def test_a_grade_at_the_end_of_a_page_is_no_page_number(read: Read, schemes: Schemes) -> None:
    heads = [PAGE.format(page=n) for n in (2, 3, 4, 5)]
    text = JAR.format(when=WHEN, rows="Safeguarding 3 2 3\nCapacity to improve\n2{turn}Service management 3")
    text = text.replace("\fIntroduction", f"{heads[0]}Introduction", 1).replace("{turn}", heads[1])
    text = (
        text.replace("For action in the longer term", f"{heads[2]}For action in the longer term", 1)
        + heads[3]
        + "The end.\n"
    )
    grades = {schemes.label(j.aspect): j.grade[-1] for j in read(text).judgements if j.part == "overall"}
    assert grades["Capacity to improve"] == "2"


def test_a_foot_without_a_figure_is_no_part_of_an_item() -> None:
    foot = "Review of the harbour and its lighthouses"
    pages = [f"The lamp is lit and the buoy\n{foot}\nPage {n} of 6" for n in range(1, 7)]
    assert not any(foot in block.text for block in read_text("\f".join(pages)).blocks)


def test_a_heading_that_ends_three_pages_is_no_foot() -> None:
    heading = "Areas for development"
    pages = [f"The lamp is lit.\n\n{heading if n % 2 else 'Ships pass.'}\n\n{n}" for n in range(1, 7)][:5]
    assert [block.text for block in read_text("\f".join(pages)).blocks].count(heading) == 3


# Lead-ins and title pages


@pytest.mark.parametrize(
    ("lead_in", "told"),
    [
        (f"{CCG} should work with {VALE} and {COMMUNITY} to:", [CCG, VALE, COMMUNITY]),
        (f"{CCG} should work closely with {VALE} to ensure that:", [CCG, VALE]),
        (f"{CCG}, on behalf of the northern CCGs, should:", [CCG]),
    ],
)
def test_whom_does_a_lead_in_tell_that_speaks_of_others(lead_in: str, told: list[str], read: Read) -> None:
    facts = read(_groups(f"1 {lead_in}\n1.1 Ask fathers.\n2. {VALE} should:\n2.1 Pay."))
    assert told_by_number(facts)["1.1"] == told
    assert not [s for s in facts.shortfalls if "lead-in" in s.expected]


def test_a_sentence_that_introduces_the_recommendations_is_no_doubt(read: Read) -> None:
    facts = read(_groups(f"The list below is ordered by body.\n1. {VALE} should:\n1.1 Ask fathers."))
    assert told_by_number(facts) == {"1.1": [VALE]}
    assert not facts.shortfalls


def test_a_line_of_the_title_may_be_a_heading_of_the_report(read: Read) -> None:
    title = "Review of health services for\n\nChildren Looked After\n\nand Safeguarding in\n\nMarlshire City\n"
    page = ALTERNATING.replace(
        "The role of health services in Marlshire\n", "The role of health services in Marlshire City\n"
    )
    facts = read(f"{title}\f{page}{BODY}")
    assert facts.authority.label == "Marlshire County Council"
    assert facts.inspection is not None
    assert facts.inspection.start is not None


@pytest.mark.parametrize("marked", ["Jo Harbour\nLead: Hester Osney", "Jo Harbour\nHester Osney (lead inspector)"])
def test_who_is_marked_as_the_lead_is_the_lead(marked: str, read: Read) -> None:
    facts = read(TITLE + ALTERNATING.replace("Hester Osney", marked) + BODY)
    assert facts.inspection is not None
    assert facts.inspection.lead_inspectors == ("Hester Osney",)


def test_a_place_that_ends_a_providers_name_is_no_provider(read: Read) -> None:
    page = ALTERNATING.replace(f"{VALE}\n{COMMUNITY}\nOsney Project", f"{VALE} {COMMUNITY} Osney Project\nMarlshire")
    listed = [s.agency.label for s in read(TITLE + page + BODY).services if s.service == "health services"]
    assert "Marlshire County Council" not in listed


def test_a_programme_is_a_service(read: Read) -> None:
    sentence = f"The 0-19 healthy child programme is provided by {COMMUNITY}."
    facts = read(TITLE + ALTERNATING + BODY.replace("1. Early help", f"{sentence}\n1. Early help"))
    assert any("healthy child programme" in s.service and s.as_written == COMMUNITY for s in facts.services)


def test_what_became_of_a_request_may_be_told_in_its_own_words_again(read: Read) -> None:
    finding = "The 2012 joint inspection recommended that supervision be given to nurses on the islands. Nurses on the islands now have supervision."
    facts = read(
        _groups(f"1. {VALE} should:\n1.1 Ask fathers.").replace("1. Early help\n", f"1. Early help\n1.1 {finding}\n", 1)
    )
    assert "met" in [f.status for f in facts.follow_ups if "islands" in f.quotation.exact]


# Joint area reviews


def test_numbered_items_have_bullets_of_their_own_and_lead_ins_between_them(read: Read) -> None:
    listed = (
        "The council should:\n1. review the work of clerks, namely\n– their letters\n– their lists.\n2. answer within a day\n"
        "Marlshire Police should:\n3. share what they know\n"
    )
    text = JAR.format(when=WHEN, rows=ROWS)
    start, end = (
        text.index("For immediate action") + len("For immediate action\n"),
        text.index("For action in the longer term"),
    )
    items = read(text[:start] + listed + text[end:]).recommendations
    assert [(i.text, [a.as_written for a in i.assignments]) for i in items[:3]] == [
        ("review the work of clerks, namely • their letters • their lists.", ["The council"]),
        ("answer within a day", ["The council"]), ("share what they know", ["Marlshire Police"]),
    ]  # fmt: skip


def test_the_heads_of_columns_may_be_printed_again_on_the_next_page(read: Read, schemes: Schemes) -> None:
    again = "Safeguarding 3 2 3\nLocal\nservices\noverall\nCouncil\nservices\nHealth\nservices\n14–19 strategy 2 2 1\nService management 3"
    facts = read(JAR.format(when=WHEN, rows=again))
    assert [own.label for own in facts.own_aspects] == ["14–19 strategy"]


def test_the_heading_of_all_investigations_is_no_part_of_the_last_recommendation(read: Read) -> None:
    text = JAR.format(when=WHEN, rows=ROWS)
    last = read(text).recommendations[-1].text
    heading = "Areas for investigation through fieldwork during the joint area review"
    printed = text.replace(last, f"{last.rstrip('.')}\n{heading}\n1. Safeguarding\n", 1)
    assert read(printed).recommendations[-1].text == last.rstrip(".")


# Letters


def test_what_stands_behind_a_verdict_is_of_the_next_weakness(read: Read) -> None:
    met = "The area has made sufficient progress in addressing this area of significant weakness."
    text = revisit((("The initial inspection found that letters were late.", met),))
    second = f"{met}\nInspectors found that those who live by the harbour and its many quays had\nno list.\nThere is one now.\n{met}"
    assert [f.status for f in read(text.replace(met, second, 1)).follow_ups] == ["met", "met"]


def test_a_group_beside_a_known_body_is_told_of_too(read: Read) -> None:
    first = f"{COMMUNITY} and the CCGs do not know how many wait."
    (item, *_) = read(letter(first=first)).recommendations
    assert [a.as_written for a in item.assignments if a.basis == "named"] == [COMMUNITY, "the CCGs"]


def test_a_figure_of_a_table_on_a_line_of_its_own_is_no_item() -> None:
    text = "Budget, in millions of pounds\n\n1.5\n\nRecommendations\n\n1.1\n\nCount the cots.\n\n1.2\n\nAsk.\n\n–\n\nNobody knows.\n"
    blocks = [(block.kind, block.number, block.text) for block in read_text(text).blocks]
    assert (BlockKind.NUMBERED, "1.5", "Recommendations") not in blocks
    assert [(number, words) for kind, number, words in blocks if kind is BlockKind.NUMBERED] == [
        ("1.1", "Count the cots."), ("1.2", "Ask."),
    ]  # fmt: skip
    assert blocks[-1][2].endswith("Nobody knows.")
    assert not any(kind is BlockKind.BULLET for kind, _, _ in blocks)
