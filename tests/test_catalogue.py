"""The catalogue of questions: what a `.rq` file must say of itself, and what becomes of parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from question_graph import write_data_folder

from ontology.errors import NotFound, QueryError
from ontology.terms import REMIT
from queries.catalogue import Question, catalogue, question
from queries.dataset import Dataset
from queries.documentation import LOOKUP, PAGE, page
from queries.refusal import check


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """The small graph, opened as a user's data folder would be."""
    with Dataset.open(write_data_folder(tmp_path_factory.mktemp("questions"))) as dataset:
        yield dataset


@pytest.mark.parametrize("name", list(catalogue()))
def test_a_question_says_what_it_takes_and_gives(name: str) -> None:
    stored = catalogue()[name]
    query = check(stored.text)  # what is stored would be allowed to a stranger
    assert query.form == "SELECT"
    answer = cast(QuerySolutions, Store().query(query.text))
    assert [variable.value for variable in answer.variables] == [column.name for column in stored.columns]
    assert stored.question.endswith(("?", "."))
    for parameter in stored.parameters:
        assert parameter.example
        assert parameter.scheme is None or REMIT[parameter.scheme]


@pytest.mark.parametrize("name", [name for name in catalogue() if not name.startswith(LOOKUP)])
def test_an_answer_of_many_rows_has_an_order(name: str) -> None:
    assert "ORDER BY" in catalogue()[name].text.rpartition("}")[2]


def test_the_documentation_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(catalogue().values()), "run python -m queries.documentation"


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("owned-by", {}, "needs body"),
        ("owned-by", {"body": " "}, "needs body"),
        ("owned-by", {"body": "ZX1", "colour": "red"}, "no parameter 'colour'"),
        ("owned-by", {"body": "ZX1", "priority": "soonish"}, "within-three-months"),
        ("due-by", {"before": "next Friday"}, "YYYY-MM-DD"),
        ("due-by", {"before": "2011-02-30"}, "YYYY-MM-DD"),
        ("due-by", {"before": "20110219"}, "YYYY-MM-DD"),
        ("search", {"words": "x" * 501}, "500 characters"),
        ("evidence", {"fact": "http://a b"}, "no IRI"),
        ("grades-by-framework", {"framework": "slca"}, "Did you mean slac?"),
    ],
)
def test_a_wrong_parameter_is_told_with_what_is_accepted(
    graph: Dataset, name: str, parameters: dict[str, str], says: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(says)):
        graph.ask(name, **parameters)


@pytest.mark.parametrize("parameters", [{"body": "ZX7"}, {"body": "organisation/ZX7"}, {"body": "agency/E10000901/x"}])
def test_an_unknown_code_is_not_found_rather_than_an_empty_answer(graph: Dataset, parameters: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        graph.ask("owned-by", **parameters)


def test_a_name_in_place_of_a_code_is_told_with_the_code(graph: Dataset) -> None:
    with pytest.raises(NotFound, match=r"Did you mean Marlshire County Council \(E10000901\)"):
        graph.ask("owned-by", body="Marlshire County Council")


def test_an_unknown_question_is_not_found_and_its_neighbours_are_named(graph: Dataset) -> None:
    with pytest.raises(NotFound, match="owned-by"):
        graph.ask("owned_by")


@pytest.mark.parametrize(
    "content",
    [
        "SELECT * {}",
        "# title: T\n# question: Q?\n# column: s: s\n",
        "# title: T\n# question: Q?\n# column: s: s\n# colour: red\nSELECT ?s {}",
        "# title: T\n# question: Q?\n# column: s: s\nSELECT ?s { ?s a $KIND }",
        "# title: T\n# question: Q?\n# parameter: kind (text, optional): K. Example: x\n# column: s: s\nSELECT ?s {}",
        "# title: T\n# question: Q?\n# parameter: s (things, optional): S. Example: x\n# column: s: s\nSELECT ?s {}",
        "# title: T\n# question: Q?\n# parameter: kind (tint, optional): K. Example: x\n# column: s: s\nSELECT ?s {}",
    ],
)
def test_a_file_that_is_no_question_is_refused(content: str) -> None:
    with pytest.raises(QueryError, match=re.escape("mine.rq")):
        Question.parse("mine", content)


def test_an_absent_parameter_leaves_its_variable_unbound(graph: Dataset) -> None:
    mine = Question.parse(
        "mine",
        "# title: T\n# question: Q?\n# parameter: words (text, optional): W. Example: x\n# column: said: it\n"
        'SELECT ?said { BIND (IF(BOUND($WORDS), $WORDS, "nothing $WORDS") AS ?said) }',
    )
    assert graph.ask(mine).column("said") == ["nothing $WORDS"]
    assert graph.ask(mine, words="something").column("said") == ["something"]


class Nobody:
    """Terms of a graph that knows nothing: for questions that take text alone."""

    def organisation(self, code: str) -> NamedNode:
        raise NotImplementedError

    def bodies(self, name: str) -> list[tuple[NamedNode, str]]:
        raise NotImplementedError

    def thing(self, iri: str) -> NamedNode:
        raise NotImplementedError

    def concept(self, scheme: str, notation: str) -> NamedNode:
        raise NotImplementedError


def test_a_list_narrows_a_question_and_without_it_everything_is_asked(graph: Dataset) -> None:
    mine = Question.parse(
        "mine",
        "# title: T\n# question: Q?\n# parameter: report (things, optional): R. Example: x\n# column: report: it\n"
        "SELECT DISTINCT ?report { VALUES ?report { UNDEF } ?report <https://w3id.org/remit/ontology#fileName> ?f }",
    )
    everything = graph.ask(mine).column("report")
    assert len(everything) == 4
    assert sorted(graph.ask(mine, report=everything[:2]).column("report")) == sorted(everything[:2])
    ends = [iri.removeprefix(graph.base) for iri in everything[2:]]
    assert sorted(graph.ask(mine, report=" ".join(ends)).column("report")) == sorted(everything[2:])
    assert graph.ask(mine, report=[]).rows == ()
    with pytest.raises(NotFound):
        graph.ask(mine, report=["report/none"])


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_whatever_is_searched_for_arrives_as_it_was_typed(words: str) -> None:
    text = question("search").bind({"words": words}, Nobody())
    written = re.search(r"LCASE\((\".*\")\)\)\)", text, re.DOTALL)
    assert written
    (row,) = cast(QuerySolutions, Store().query(f"SELECT ({written[1]} AS ?words) {{}}"))
    assert row["words"] == Literal(words.strip())
