"""Which sentences grade an aspect, and which only speak of it?"""

from __future__ import annotations

import pytest

from ingest.documents.text_file import read_text
from ingest.facts import GradeStatement, Place, Quotation
from ingest.grades.grading import AspectReader, settle
from ontology.schemes import Schemes

FRAMEWORK = "looked-after-services"


def graded(text: str, schemes: Schemes) -> dict[str, str]:
    """The last part of each aspect's IRI that a sentence of this text grades, with the grade's word."""
    document = read_text(text)
    reader = AspectReader(document, schemes, FRAMEWORK)
    labels = {grade.iri: grade.label.lower() for grade in schemes.grades("grades2009")}
    wanted = {(None, aspect.iri) for aspect in reader.aspects}
    found = reader.sentences([(block, None) for block in document.blocks], wanted)
    for statement in found:
        quotation = statement.quotation
        assert document.stored[quotation.start : quotation.end] == quotation.exact
    return {statement.aspect.rsplit("/", 1)[-1]: labels[statement.grade] for statement in found}


GRADES = [
    ("The quality of provision is adequate.", {"quality-of-provision": "adequate"}),
    ("Leadership and management are judged to be good, and so they say.", {"leadership-and-management": "good"}),
    (
        "Health outcomes for looked after children have improved since the last inspection and are now adequate.",
        {"being-healthy": "adequate"},
    ),
    ("The overall effectiveness of services is inadequate.", {"overall-effectiveness": "inadequate"}),
]


@pytest.mark.parametrize(("text", "found"), GRADES)
def test_the_sentence_that_grades_an_aspect(schemes: Schemes, text: str, found: dict[str, str]) -> None:
    assert graded(text, schemes) == found


ANOTHER_TIME = [
    "The quality of provision was adequate, and that was in 2009.",
    "The quality of provision was adequate, said the previous inspection.",
    "The quality of provision was adequate, as inspectors previously found.",
    "The quality of provision was adequate, the last time that anybody asked.",
    "The quality of provision was adequate, in an earlier letter.",
    "The quality of provision was adequate, under the former managers.",
    "The quality of provision was adequate, said the joint area review.",
    "The quality of provision was adequate, said the JAR.",
    "The quality of provision was adequate, said an unannounced inspection.",
]


@pytest.mark.parametrize("text", ANOTHER_TIME)
def test_a_sentence_that_grades_another_time_grades_nothing_of_this_one(schemes: Schemes, text: str) -> None:
    assert graded(text, schemes) == {}
    assert graded(f"{text.partition(',')[0]}.", schemes) == {"quality-of-provision": "adequate"}


SPEAKS = [
    "The quality of provision was adequate at the previous inspection.",
    "In 2011 the quality of provision was good.",
    "The quality of provision in the northern office's waiting room is good.",
    "Health outcomes have improved since the last inspection.",
    "Leadership and management are good at counting.",
    "The quality of provision is reviewed by good people.",
]


@pytest.mark.parametrize("text", SPEAKS)
def test_a_sentence_of_another_time_or_of_something_narrower_grades_nothing(schemes: Schemes, text: str) -> None:
    assert graded(text, schemes) == {}


Graded = tuple[dict[str, str], list[str], list[str]]


def aspect_reader(text: str, schemes: Schemes) -> AspectReader:
    return AspectReader(read_text(text), schemes, "slac")


def told(statements: list[GradeStatement], reader: AspectReader) -> dict[str, str]:
    """The grade's word of each aspect, and nothing quoted from elsewhere."""
    labels = {grade.iri: grade.label.lower() for grade in reader.schemes.grades("grades2009")}
    for statement in statements:
        quotation = statement.quotation
        assert reader.document.stored[quotation.start : quotation.end] == quotation.exact
    return {statement.aspect.rsplit("/", 1)[-1]: labels[statement.grade] for statement in statements}


def tabled(text: str, schemes: Schemes, strand: str = "safeguarding") -> Graded:
    """What a table grades, the rows that name no aspect, and what was there to give a grade and cannot be told."""
    reader = aspect_reader(text, schemes)
    statements, unknown = reader.table([(block, strand) for block in reader.document.blocks])
    return told(statements, reader), [row.text for row in unknown], [words.text for words in reader.doubtful]


MONEY = {"value-for-money": "adequate"}
ROWS = [
    ("Quality of provision\tGood\n", {"quality-of-provision": "good"}),
    ("Ambition and\tGood\nprioritisation\t\n", {"ambition-and-prioritisation": "good"}),
    ("Ambition and\t\nprioritisation\tGood\n", {"ambition-and-prioritisation": "good"}),
    ("Assessment and direct\t\nwork with children\tGood\nand families\t\n", {"assessment-and-direct-work-with-families": "good"}),
    ("Assessment and direct\t\nwork with\t\nchildren and families\tGood\n", {"assessment-and-direct-work-with-families": "good"}),
    ("Assessment and direct\tGood\nwork with\t\nchildren and families\t\n", {"assessment-and-direct-work-with-families": "good"}),
    ("Quality of provision\t\n\tGood\n", {"quality-of-provision": "good"}),
    ("Quality of\t\nprovision\t\n\tGood\n", {"quality-of-provision": "good"}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "found"), ROWS)
def test_a_label_in_a_table_may_run_over_several_rows_with_its_grade_on_any(
    schemes: Schemes, rows: str, found: dict[str, str]
) -> None:
    money = "Value for money\tAdequate\n"
    for text in (rows + money, money + rows):
        assert tabled(text, schemes) == (found | MONEY, [], [])


def test_a_row_that_names_no_aspect_is_told_and_the_others_are_read(schemes: Schemes) -> None:
    text = "Quality of lunches\tGood\nValue for money\tAdequate\n"
    assert tabled(text, schemes) == (MONEY, ["Quality of lunches Good"], [])


def test_of_labels_first_and_then_grades_no_grade_is_given_to_any(schemes: Schemes) -> None:
    text = "Quality of provision\t\nValue for money\t\n\tGood\n\tAdequate\n"
    assert tabled(text, schemes) == ({}, ["Good", "Adequate"], [])


def test_a_grade_whose_figure_and_word_differ_cannot_be_told(schemes: Schemes) -> None:
    row, line = "Quality of provision\tGrade 2 (adequate)\n", "- Quality of provision: grade 2 (adequate)\n"
    assert tabled(f"{row}Value for money\tAdequate\n", schemes)[::2] == (
        MONEY,
        ["Quality of provision Grade 2 (adequate)"],
    )
    assert tabled(f"{line}- Value for money: adequate\n", schemes)[::2] == (
        MONEY,
        ["Quality of provision: grade 2 (adequate)"],
    )


def test_the_rows_of_another_strand_are_no_part_of_a_label(schemes: Schemes) -> None:
    reader = aspect_reader("Ambition and\t\nprioritisation\tGood\nValue for money\tAdequate\n", schemes)
    strands = ["looked-after", "safeguarding", "safeguarding"]
    statements, unknown = reader.table(list(zip(reader.document.blocks, strands, strict=True)))
    assert (told(statements, reader), [row.text for row in unknown]) == (MONEY, ["prioritisation Good"])


HEADINGS = [
    ("# Quality of provision\n\nGrade 2 (good)\n\nMuch was done.\n", {"quality-of-provision": "good"}, []),
    ("# Quality of provision: good\n\nAdequate\n", {"quality-of-provision": "good"}, []),
    ("# Quality of provision\n\nMuch was done.\n\nGood\n", {}, []),
    ("# Quality of lunches: good\n", {}, []),
    ("# Quality of provision: grade 2 (adequate)\n\nGood\n", {}, ["Quality of provision: grade 2 (adequate)"]),
    ("# Quality of provision\n\nGrade 2 (adequate)\n", {}, ["Grade 2 (adequate)"]),
]


@pytest.mark.parametrize(("section", "found", "doubtful"), HEADINGS)
def test_the_grade_of_a_heading_stands_behind_it_or_alone_on_the_next_line(
    schemes: Schemes, section: str, found: dict[str, str], doubtful: list[str]
) -> None:
    money = "\n# Value for money: adequate\n\nIt was not dear.\n"
    for text in (section + money, money + section):
        reader = aspect_reader(text, schemes)
        statements = reader.headings([(block, "safeguarding") for block in reader.document.blocks])
        assert told(statements, reader) == found | MONEY
        assert [words.text for words in reader.doubtful] == doubtful
    last = aspect_reader("# Quality of provision", schemes)
    assert last.headings([(block, None) for block in last.document.blocks]) == []


@pytest.mark.parametrize("words", ["The overall quality of provision in Marlshire", "Services’ quality of provision"])
def test_filling_words_and_the_name_of_the_place_make_a_subject_no_narrower(schemes: Schemes, words: str) -> None:
    assert graded(f"{words} is good.", schemes) == {"quality-of-provision": "good"}
    assert graded(f"{words} of lunches is good.", schemes) == {}


SUBJECTS = [
    "The quality of provision for young people",
    "Overall, the quality of its provision",
    "The quality of the council services and provision",
    "The quality of provision in the local area",
    "The quality of provision at the authority",
    "The quality of provision with their partnership",
    "The quality of provision from a county to a city",
    "The quality of an arrangements provision",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_which_words_make_a_subject_no_narrower(schemes: Schemes, subject: str) -> None:
    assert graded(f"{subject} is good.", schemes) == {"quality-of-provision": "good"}


@pytest.mark.parametrize(
    ("strand", "whom"),
    [
        ("safeguarding", "safeguarding children"),
        ("looked-after", "looked after children and care leavers"),
    ],
)
def test_a_strands_own_words_make_a_subject_no_narrower_in_it_alone(schemes: Schemes, strand: str, whom: str) -> None:
    reader = aspect_reader(f"Leadership and management of services for {whom} are good.", schemes)
    for asked, found in ((strand, {"leadership-and-management": "good"}), (None, {})):
        wanted = {(asked, aspect.iri) for aspect in reader.aspects}
        assert told(reader.sentences([(block, asked) for block in reader.document.blocks], wanted), reader) == found


def test_only_what_is_wanted_is_graded_and_by_the_first_sentence(schemes: Schemes) -> None:
    reader = aspect_reader("The quality of provision is good. The quality of provision is adequate.", schemes)
    blocks = [(block, None) for block in reader.document.blocks]
    iri = next(aspect.iri for aspect in reader.aspects if aspect.slug == "quality-of-provision")
    assert told(reader.sentences(blocks, {(None, iri)}), reader) == {"quality-of-provision": "good"}
    assert reader.sentences(blocks, set()) == []


def test_rows_at_the_other_end_or_too_far_away_are_no_part_of_a_label(schemes: Schemes) -> None:
    text = "prioritisation\tGood\nValue for money\tAdequate\nAmbition and\t\n"
    assert tabled(text, schemes) == (MONEY, ["prioritisation Good"], [])
    cells = "Quality of lunches\tValue for money: good\n"
    assert tabled(cells, schemes)[0] == {}


def stated(
    place: Place, grade: str, start: int, strand: str | None = "safeguarding", aspect: str = "a"
) -> GradeStatement:
    return GradeStatement(aspect, strand, grade, place, Quotation("words", start, start + 5))


def test_the_table_decides_then_the_heading_then_the_sentence_and_what_differs_is_kept(schemes: Schemes) -> None:
    sentence, heading, later, table = (
        stated(Place.SENTENCE, "good", 1),
        stated(Place.HEADING, "good", 20),
        stated(Place.TABLE, "inadequate", 90),
        stated(Place.TABLE, "adequate", 40),
    )
    (judgement,) = settle([sentence, heading, later, table], ())
    assert (judgement.grade, judgement.statements) == ("adequate", (table, later, heading, sentence))
    (judgement,) = settle([sentence, heading], ())
    assert judgement.grade == "good"


def test_judgements_stand_by_strand_as_they_come_and_then_in_the_frameworks_order(schemes: Schemes) -> None:
    first, second = aspect_reader("", schemes).aspects[:2]
    statements = [
        stated(Place.TABLE, "good", start, strand, aspect)
        for start, (strand, aspect) in enumerate(
            [("safeguarding", "zz-own"), ("safeguarding", second.iri), ("all", first.iri), ("safeguarding", first.iri)]
        )
    ]
    assert [(each.strand, each.aspect) for each in settle(statements, (first, second))] == [
        ("safeguarding", first.iri),
        ("safeguarding", second.iri),
        ("safeguarding", "zz-own"),
        ("all", first.iri),
    ]
