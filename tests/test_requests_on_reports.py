"""On the five real reports: what stands in both strands, what became of what was asked before, and which inspection is which?"""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from ontology.folding import fold
from ontology.requests.likeness import BROAD, COMMON, NARROW, PEOPLE, Matter, request

ASK = "PREFIX remit: <https://w3id.org/remit/ontology#> PREFIX schema: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#>"


@pytest.fixture(scope="module")
def seeds(seeds_data: Path) -> Store:
    store = Store()
    for path in sorted(seeds_data.glob("*/*.nq")):
        if path.parent.name in {"reports", "derived"}:
            store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(f"{ASK} SELECT DISTINCT {query}", use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return sorted(tuple(str(getattr(term, "value", "")) for term in row) for row in found)


def test_the_recommendation_on_supervision_that_stands_in_both_strands_is_one_repeat(seeds: Store) -> None:
    found = rows(
        seeds, "?later ?earlier WHERE { ?l remit:repeats ?e . ?l remit:ordinal ?later . ?e remit:ordinal ?earlier }"
    )
    assert ("19", "3") in found
    assert len([pair for pair in found if "19" in pair or "3" in pair]) == 1


def test_there_is_one_inspection_of_hertfordshire_in_october_2010(seeds: Store) -> None:
    query = """?i WHERE { ?i a remit:Inspection ; remit:inspectedAuthority ?a ; schema:startDate ?start .
        FILTER (STRENDS(STR(?a), "E10000015") && STRSTARTS(STR(?start), "2010-1")) }"""
    assert [tail.rpartition("/")[2] for (tail,) in rows(seeds, query)] == ["E10000015-slac-2010-10-11"]


def test_what_was_asked_in_october_2009_is_met_and_two_findings_of_2007_are_not(seeds: Store) -> None:
    query = """?named ?status WHERE { ?f remit:status ?s ; remit:follows ?i .
        BIND (REPLACE(STR(?i), "^.*/", "") AS ?named) BIND (REPLACE(STR(?s), "^.*/", "") AS ?status) }"""
    assert ("E10000015-unannounced-cra-2009-10", "met") in rows(seeds, query)
    query = """?f WHERE { ?f remit:follows ?i ; remit:status <https://w3id.org/remit/scheme/followUpStatuses/not-met> .
        FILTER (STRENDS(STR(?i), "E10000015-jar-2007")) }"""
    assert len(rows(seeds, query)) == 2


def test_every_matter_is_read_by_each_of_its_phrases() -> None:
    table = files("ontology.requests").joinpath("matters.csv").read_text(encoding="utf-8").splitlines()
    names: list[str] = []
    for row in csv.DictReader(table):
        names.append(row["matter"])
        assert row["kind"] in {NARROW, BROAD, COMMON, PEOPLE}
        for phrase in row["words"].split("|"):
            assert fold(phrase.replace("*", "")) == phrase.replace("*", ""), (
                f"{phrase} is written as words are compared"
            )
            read = [each.name for each in request(phrase.replace("*", "")).weights if isinstance(each, Matter)]
            assert read == [row["matter"]], phrase
    assert len(set(names)) == len(names)
