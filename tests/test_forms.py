"""Is every form of words needed, does it read what it says it reads, and does the engine read as it says?

The first tests are made from the tables: a form that is added has its tests by its own sentences.
"""

from __future__ import annotations

import doctest

import pytest
from typer.testing import CliRunner

import ingest.forms
from api.command_line import main as cli
from api.explaining.all_forms import TABLES
from api.explaining.forms_page import PAGE, page
from ingest.forms.composition import ANY, ComposedTable, Direction, Modifier, Target
from ingest.forms.form import Form, MalformedForm
from ingest.forms.parts import SHARED
from ingest.forms.patterns import parts_in
from ingest.forms.table import FormTable

FORMS = [pytest.param(table, form, id=form.id) for table in TABLES for form in table.forms]


@pytest.mark.parametrize(("table", "form"), FORMS)
def test_is_each_sentence_decided_by_its_form(table: FormTable | ComposedTable, form: Form) -> None:
    assert form.reads, "a form without a sentence is needed by none"
    for sentence in form.reads:
        assert form in table.deciding(sentence), sentence
        assert isinstance(table, ComposedTable) or table.decided(sentence) == form.says


@pytest.mark.parametrize(("table", "form"), FORMS)
def test_is_each_form_needed_by_one_of_its_sentences(table: FormTable | ComposedTable, form: Form) -> None:
    without = table.without(form)
    assert any(without.decided(sentence) != table.decided(sentence) for sentence in form.reads)


@pytest.mark.parametrize(("table", "form"), FORMS)
def test_is_no_counter_sentence_decided_by_its_form(table: FormTable | ComposedTable, form: Form) -> None:
    assert not [sentence for sentence in form.leaves if form in table.deciding(sentence)]


def test_has_no_form_the_id_of_another() -> None:
    ids = [form.id for table in TABLES for form in table.forms]
    assert sorted(ids) == sorted(set(ids))


def test_does_the_worked_example_of_the_engine_hold() -> None:
    assert doctest.testmod(ingest.forms).failed == 0


def test_is_the_page_of_the_forms_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(TABLES), "run python -m api.explaining.forms_page"


LATE = Form("late", r"late|(?P<days>\d+) days after", says="late", rank=2)
NOT_LATE = Form("not-late", r"not (?:\w+ ){0,2}late", says="in-time", rank=1)
SOON = Form("soon", "soon(?:er)?", says="in-time", rank=2)
EXAMPLE = FormTable("when", "When was it done?", [LATE, NOT_LATE, SOON])


def test_the_lowest_rank_decides_and_within_one_the_words_that_stand_first() -> None:
    assert EXAMPLE.deciding("It came late, and not very late.") == (NOT_LATE,)
    assert EXAMPLE.deciding("Sooner or late.") == (SOON,)
    assert EXAMPLE.deciding("Late or soon.") == (LATE,)
    assert EXAMPLE.deciding("Lately.") == ()
    assert [(reading.form.id, reading.words) for reading in EXAMPLE.readings("Soon, 3 days after, not late.")] == [
        ("not-late", "not late"),
        ("soon", "Soon"),
        ("late", "3 days after"),
        ("late", "late"),
    ]


def test_a_form_may_have_groups_of_its_own() -> None:
    reading = EXAMPLE.first("It came 12 days after.")
    assert reading is not None
    assert (reading.form, reading.match["days"], reading.start, reading.end) == (LATE, "12", 8, 21)


def test_a_table_may_look_at_a_place_only_and_what_stands_before_still_does() -> None:
    assert EXAMPLE.first("late, late", 3) is not None
    assert EXAMPLE.first("late soon", 1, 7) is None
    assert EXAMPLE.first("plates", 1) is None


def test_a_space_is_any_white_space_and_a_part_may_hold_parts() -> None:
    table = FormTable("t", "", [Form("a", r"{who} came ?[ab ]{1,2}")], parts={"who": "the {body}", "body": "board"})
    assert table.reads("The\n board  came\tb")
    assert table.reads("the board cameb")
    assert not table.reads("The board went a")


@pytest.mark.parametrize("pattern", [r"(?:\w+ )*late", "[^;]+", ".*", r"(?:a|b){2,}", "{nobody}", "{circle}", "(late"])
def test_a_pattern_that_could_run_away_or_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(MalformedForm):
        FormTable("t", "", [Form("a", pattern)], parts={"circle": "x{circle}"}).reads("late")


def test_ids_and_parts_stand_once_and_in_their_form() -> None:
    with pytest.raises(MalformedForm, match="late"):
        FormTable("t", "", [LATE, LATE])
    with pytest.raises(MalformedForm, match="modal"):
        FormTable("t", "", [LATE], parts={"modal": "may"})
    with pytest.raises(MalformedForm, match="Not_Kebab"):
        Form("Not_Kebab", "x")
    with pytest.raises(MalformedForm):
        Form("zero", "x", rank=0)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_is_each_part_of_a_table_called(table: FormTable | ComposedTable) -> None:
    called = {part for form in table.forms for part in parts_in(form.pattern)}
    called |= {part for pattern in (*table.parts.values(), *SHARED.values()) for part in parts_in(pattern)}
    assert table.parts.keys() <= called


def explained(sentence: str, *options: str) -> str:
    """What `remit explain` says of a sentence."""
    result = CliRunner().invoke(cli.app, ["explain", sentence, *options])
    assert result.exit_code == 0
    return result.output


def test_which_form_reads_a_sentence_in_which_words_and_why() -> None:
    lines = explained("The board responded, and\nthe recommendations have been fully  met.").splitlines()
    assert "progress: met" in lines
    assert "  * asked-done reads “recommendations have been fully met” (a target: met, rank 6, the first)" in lines
    assert "  - responded reads “responded” (a target: partly-met, rank 7)" in lines
    assert lines[-1].startswith("No form of these reads it: ")


def test_where_no_form_reads_a_sentence_that_is_said() -> None:
    assert explained("The town has a castle.") == "No form reads it.\n"


def test_whom_a_few_words_name_is_asked_of_these_alone() -> None:
    assert "groups: group" in explained("its partners", "--words").splitlines()
    assert "groups" not in explained("its partners")


MENDED = Target("mended", "gate (?:was|been)(?: not)? (?P<head>mended)", says="whole", rank=2, kind="doing")
PAINTED = Target("painted", "painted", says="", rank=2, kind="doing")
WORN = Target("worn", "worn", says="broken", rank=1, kind="state")
DENIAL = Modifier("denial", "not|no", says="denied", rank=1, reach=1)
HARDLY = Modifier("hardly", "not quite", says="nearly", rank=1, reach=1)
FAR = Modifier("nobody-has", "nobody", says="denied", rank=1, reach=9, far=True)
LATER = Modifier("or-so-they-say", "or so they say", says="doubted", rank=3, direction=Direction.BACKWARD, reach=2)
MAYBE = Modifier("maybe", "maybe", says="doubted", rank=3, direction=Direction.SENTENCE)
ONCE = Modifier("once", "once", says="doubted", rank=1, reach=9, gives_way=True)
STOP = Modifier("stop", "yet", says="end", direction=Direction.ENDS)
NO_DOUBT = Modifier("no-doubt", "no doubt", says="nothing", direction=Direction.NOTHING)
BECOMES = {
    ("doing", "denied"): "broken",
    ("doing", "nearly"): "nearly",
    ("doing", "doubted"): "unknown",
    ("state", "denied"): "whole",
}
GATE = ComposedTable(
    "gate",
    "What became of the gate?",
    [MENDED, PAINTED, WORN],
    [DENIAL, HARDLY, FAR, LATER, MAYBE, ONCE, STOP, NO_DOUBT],
    BECOMES,
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The gate was mended.", "whole"),
        ("The gate was not mended.", "broken"),
        ("The gate was not quite mended.", None),  # "not quite" stands between, where the target has no room for it
        ("It was painted.", None),
        ("It was not painted.", "broken"),
        ("It was not well painted.", "broken"),
        ("It was not at all painted.", None),
        ("It was not, painted.", None),
        ("Painted, not mended.", None),
        ("It was not quite painted.", "nearly"),
        ("Nobody, as we saw, has painted it.", "broken"),
        ("Nobody came yet it was painted.", None),
        ("Nobody says who it was that has, of all the men of Eastmoor, painted it.", None),
        ("The gate was mended, or so they say.", "whole"),  # a comma, and its scope is not far
        ("The gate was mended or so they say.", "unknown"),
        ("The gate was mended maybe, and nobody knows.", "unknown"),
        ("Maybe it is worn.", "broken"),
        ("We came once the gate was not painted.", "unknown"),
        ("The gate was mended once it was painted.", "whole"),  # what is doubted gives way to what is not
        ("It is not worn.", "whole"),
        ("The gate was mended; it is worn.", "broken"),
        ("No doubt painted.", None),
        ("The town has a castle.", None),
    ],
)
def test_what_a_target_says_is_turned_by_the_modifiers_within_whose_reach_it_stands(
    text: str, says: str | None
) -> None:
    assert GATE.decided(text) == says


def test_the_rule_of_a_composed_reading_names_target_and_modifier() -> None:
    plain, turned = GATE.read("The gate was mended."), GATE.read("The gate was not mended.")
    assert plain is not None
    assert turned is not None
    assert (plain.rule, turned.rule) == ("mended", "mended + denial")


def test_no_more_is_read_than_a_sentence_may_have() -> None:
    assert GATE.decided("word " * 500 + "worn") is None


@pytest.mark.parametrize(
    "table", [each for each in TABLES if isinstance(each, ComposedTable)], ids=lambda each: each.name
)
def test_is_all_that_a_composed_table_makes_made_of_its_own_forms(table: ComposedTable) -> None:
    assert {kind for kind, _ in table.becomes} - {ANY} <= {target.kind for target in table.targets}
    bearing = [each for each in table.modifiers if each.direction not in {Direction.ENDS, Direction.NOTHING}]
    assert {done for _, done in table.becomes} == {modifier.says for modifier in bearing}


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        pytest.param(*pair, id="-".join(pair))
        for each in TABLES
        if isinstance(each, ComposedTable)
        for pair in each.becomes
    ],
)
def test_is_each_thing_that_a_modifier_does_to_a_kind_needed(kind: str, done: str) -> None:
    (table,) = (each for each in TABLES if isinstance(each, ComposedTable) and (kind, done) in each.becomes)
    fewer = {pair: says for pair, says in table.becomes.items() if pair != (kind, done)}
    without = ComposedTable("fewer", "", table.targets, table.modifiers, fewer, parts=table.parts)
    sentences = [sentence for form in table.forms for sentence in (*form.reads, *form.leaves)]
    assert any(without.decided(sentence) != table.decided(sentence) for sentence in sentences)
