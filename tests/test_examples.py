"""The examples hold what their documentation says; the graph built from them says what a careful reader finds there.

The first half needs only the files; the second asks the built graph (fixture `example_data`) through pyoxigraph alone,
so that a fault in our own queries cannot hide one in the readers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from examples import ANSWERS, EXPECTED, REGISTERS, REPORTS
from ontology.bases import INFERRED, INFERRED_BASES, OWNED, group_of
from ontology.registers.register import Register
from ontology.registers.spelling import fold

PREFIXES = """PREFIX remit: <https://w3id.org/remit/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
NAMES = [path.stem for path in sorted(EXPECTED.glob("*.json"))]
DOCUMENTATION = Path(__file__).parent.parent / "docs" / "examples.md"
REGISTER = REGISTERS / "fictional.csv"
FICTIONAL_AREAS = {"E10000901", "E06000902"}


@cache
def answers() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return found


@cache
def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def report_text(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


@cache
def reading_text(name: str) -> str:
    """The report as it is read: page turns, stray paragraph numbers and marks left out, white space folded."""
    text = re.sub(r"\n+\d+\n\f[^\n]*\n", " ", report_text(name))
    text = re.sub(r"</?i>|(?<=[a-zS]) \d+\.(?= (?:2005|Marlshire|them)\b)", "", text)
    return " ".join(text.split())


def said(text: str | None) -> str:
    """Words alone, for comparing what was read with what was written."""
    return " ".join(re.findall(r"[a-z0-9]+", (text or "").lower()))


# The files


def test_every_report_has_its_expected_file_and_every_family_its_report() -> None:
    assert [path.stem for path in sorted(REPORTS.glob("*.txt"))] == NAMES
    assert {expected(name)["family"] for name in NAMES} == {"slac", "apa", "unannounced-cra", "committee-report"}


@pytest.mark.parametrize("name", NAMES)
def test_first_and_last_words_of_every_item_stand_in_its_report_in_order(name: str) -> None:
    text, place = reading_text(name), 0
    assert expected(name)["recommendations"]
    for item in expected(name)["recommendations"]:
        start = text.find(item["starts"], place)
        assert start >= 0, item["starts"]
        place = text.find(item["ends"], start)
        assert place >= 0, item["ends"]
        for owner in item["owners"]:
            if owner["basis"] == "named":
                assert owner["name"] in text[start:place], owner["name"]


@pytest.mark.parametrize("name", NAMES)
def test_every_other_quotation_stands_in_its_report(name: str) -> None:
    text, facts = reading_text(name), expected(name)
    quoted = [fact[part] for field in ("judgements", "strengths", "followup", "reported_areas")
              for fact in facts.get(field, []) for part in ("starts", "as_written") if part in fact]  # fmt: skip
    quoted += [body["name"] for body in facts["nhs_bodies"]] + facts["other_agencies"]
    assert [words for words in quoted if words not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_report_says_that_it_is_fictional(name: str) -> None:
    assert re.search(r"A fictional (report|letter): the county", report_text(name))
    assert "\r" not in report_text(name)


def documented_cases() -> list[tuple[str, str, str]]:
    row = re.compile(r"^\| ([^|]+) \| ([a-z0-9-]+) \| `([^`|]+)` \|$", re.MULTILINE)
    return [(case, report, words) for case, report, words in row.findall(DOCUMENTATION.read_text(encoding="utf-8"))]


def test_every_hard_case_of_the_documentation_stands_in_its_report() -> None:
    cases = documented_cases()
    signs = str.maketrans({"⏎": "\n", "⇥": "\t", "␌": "\f"})
    assert [case for case, report, words in cases if words.translate(signs) not in report_text(report)] == []
    assert {report for _, report, _ in cases} == set(NAMES)
    assert len({case for case, _, _ in cases}) == len(cases) > 60


def test_the_register_parses_beside_the_bundled_ones() -> None:
    register = Register.load(REGISTER)
    assert {a.gss for a in register.authorities()} >= FICTIONAL_AREAS
    assert len(register.all()) > len(Register.load().all())


def test_fictional_bodies_bear_no_name_and_no_code_of_a_real_one() -> None:
    real = {body.key for body in Register.load().all()}
    bodies = Register.load(REGISTER).all()
    taken = {text for body in bodies if body.key in real for text in codes_and_names(body)}
    invented = {text for body in bodies if body.key not in real for text in codes_and_names(body)}
    assert len(invented) > 40
    assert invented & taken == set()


def codes_and_names(body: Any) -> Iterator[str]:
    yield from (code for code in (body.gss, body.ods, body.urn) if code)
    yield from (fold(name) for name in body.names)


def test_the_two_councils_never_answer_to_each_others_name() -> None:
    register = Register.load(REGISTER)
    county, neighbour = register.authority("Marlshire"), register.authority("Marleshire")
    assert county is not None
    assert neighbour is not None
    assert (county.gss, neighbour.gss) == ("E10000901", "E06000902")
    assert county.urn != neighbour.urn


def test_which_body_carries_the_duties_of_each_trust_today() -> None:
    register = Register.load(REGISTER)
    for code, bearers in answers()["bearers"].items():
        assert [body.key for body in register.bearer(code, date(2024, 1, 1))] == bearers


def test_answers_and_expected_files_tell_the_same_owners() -> None:
    keys = {fold(name): body.key for body in Register.load(REGISTER).all() for name in body.names}
    told = [(code, item) for code, owner in answers()["owners"].items() for item in owner["recommendations"]]
    assert len(told) > 40
    for code, item in told:
        if item["basis"] in INFERRED_BASES:  # an annotation has what a report says
            continue
        owners = expected(item["file"].removesuffix(".txt"))["recommendations"][item["ordinal"] - 1]["owners"]
        bases = {owner["name"]: owner["basis"] for owner in owners}
        assert item["basis"] in bases.values()
        if item["as_written"]:
            assert bases[item["as_written"]] == item["basis"]
            assert keys.get(fold(item["as_written"]), code) == code


# The graph


class Graph:
    """The built graph, every named graph as one."""

    def __init__(self, folder: Path) -> None:
        self.store = Store()
        for file in sorted(folder.rglob("*.nq")):
            if "quarantine" not in file.parts:
                self.store.bulk_load(path=str(file), format=RdfFormat.N_QUADS)

    def rows(self, pattern: str) -> list[dict[str, str | None]]:
        found = self.store.query(PREFIXES + pattern, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: value.value if (value := row[name]) is not None else None for name in names} for row in found]

    def report(self, name: str) -> str:
        rows = self.rows(f'SELECT ?report {{ ?report a remit:Report ; remit:fileName "{name}.txt" }}')
        assert len(rows) == 1, f"{name} is {len(rows)} times in the graph"
        return f"<{rows[0]['report']}>"

    def items(self, name: str) -> list[dict[str, Any]]:
        """The report's recommendations in order, each with its owners."""
        rows = self.rows(f"""SELECT DISTINCT ?item ?text ?ordinal ?kind ?strand ?priority ?due {{
            ?item a remit:Recommendation ; remit:evidence/oa:hasSource {self.report(name)} ; schema:text ?text ;
                  remit:ordinal ?ordinal ; remit:kind/skos:notation ?kind .
            OPTIONAL {{ ?item remit:strand/skos:notation ?strand }} OPTIONAL {{ ?item remit:dueDate ?due }}
            OPTIONAL {{ ?item remit:priority/skos:prefLabel ?priority }} }}""")
        owners = self.rows("""SELECT DISTINCT ?item ?written ?basis ?agency { ?item remit:assignment ?a .
            ?a remit:agency ?agency ; remit:basis/skos:notation ?basis . OPTIONAL { ?a remit:asWritten ?written } }""")
        items = sorted(rows, key=lambda row: int(row["ordinal"] or 0))
        return [{**item, "owners": [o for o in owners if o["item"] == item["item"]]} for item in items]


@pytest.fixture(scope="module")
def graph(example_data: Path) -> Graph:
    return Graph(Path(example_data))


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_of_its_family_place_and_time(graph: Graph, name: str) -> None:
    facts, report = expected(name), graph.report(name)
    issued = graph.rows(f"SELECT ?day ?kind {{ {report} dcterms:issued ?day ; remit:reportKind/skos:notation ?kind }}")
    assert [row["day"] for row in issued] == [facts["published"]]
    own = graph.rows(f"""SELECT DISTINCT ?family ?gss ?start ?end ?lead {{ {report} remit:reportsOn ?i .
        ?i remit:framework/skos:notation ?family ; remit:inspectedAuthority/remit:gssCode ?gss .
        OPTIONAL {{ ?i schema:startDate ?start }} OPTIONAL {{ ?i schema:endDate ?end }}
        OPTIONAL {{ ?i remit:leadInspector ?lead }} }}""")
    if facts["family"] == "committee-report":
        assert (issued[0]["kind"], own) == ("committee-report", [])
        return
    assert len(own) == 1
    assert own[0]["family"] == facts["family"]
    assert own[0]["gss"] == ("E10000901" if facts["authority"] == "Marlshire" else "E06000902")
    assert own[0]["lead"] == facts["lead_inspector"]
    if facts["inspection_start"]:
        assert (own[0]["start"], own[0]["end"]) == (facts["inspection_start"], facts["inspection_end"])


@pytest.mark.parametrize("name", NAMES)
def test_every_graded_aspect_has_the_grade_that_a_careful_reader_finds(graph: Graph, name: str) -> None:
    rows = graph.rows(f"""SELECT DISTINCT ?strand ?aspect ?label ?figure {{ ?j a remit:Judgement ;
        remit:evidence/oa:hasSource {graph.report(name)} ; remit:aspect/skos:prefLabel ?aspect ; remit:grade ?g .
        ?g skos:prefLabel ?label ; skos:notation ?figure . OPTIONAL {{ ?j remit:strand/skos:notation ?strand }} }}""")
    found = {(r["strand"], said(r["aspect"])): (r["label"], r["figure"]) for r in rows}
    judged = {(j["strand"], said(j["aspect"])): j for j in expected(name)["judgements"]}
    must = {key for key, judgement in judged.items() if not judgement.get("optional")}
    assert must <= set(found) <= set(judged)
    assert {key: grades for key, grades in found.items() if judged[key]["grade"] not in grades} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_contradiction_is_told_and_no_other(graph: Graph, name: str) -> None:
    second_hand = expected(name)["family"] == "committee-report"
    place = "remit:inCitation/remit:citedIn" if second_hand else "remit:evidence/oa:hasSource"
    rows = graph.rows(f"""SELECT DISTINCT ?d ?strand ?aspect {{ ?d a remit:Discrepancy ; remit:between ?s .
        ?s {place} {graph.report(name)} ; remit:aspect/skos:prefLabel ?aspect ; remit:strand/skos:notation ?strand .
        ?d remit:discrepancyKind/skos:notation ?kind .
        FILTER(?kind = "contradiction-within-report" || EXISTS {{ ?s remit:inCitation ?c }}) }}""")
    told = sorted((r["strand"] or "", said(r["aspect"])) for r in rows)
    assert told == sorted((j["strand"], said(j["aspect"])) for j in expected(name)["judgements"] if j["conflict"])


@pytest.mark.parametrize("name", NAMES)
def test_every_recommendation_is_there_whole_and_in_order(graph: Graph, name: str) -> None:
    items, wanted = graph.items(name), expected(name)["recommendations"]
    assert [int(item["ordinal"]) for item in items] == list(range(1, len(wanted) + 1))
    for item, want in zip(items, wanted, strict=True):
        assert said(item["text"]).startswith(said(want["starts"]))
        assert said(item["text"]).endswith(said(want["ends"]))
        assert (item["kind"], item["strand"], item["priority"]) == (want["kind"], want["strand"], want["priority"])


@pytest.mark.parametrize("name", NAMES)
def test_every_recommendation_has_its_owners_and_no_other(graph: Graph, name: str) -> None:
    for item, want in zip(graph.items(name), expected(name)["recommendations"], strict=True):
        told = [
            as_told(owner["basis"], owner["written"])
            for owner in item["owners"]
            if owner["basis"] not in INFERRED_BASES
        ]
        wanted = [as_told(owner["basis"], owner["name"]) for owner in want["owners"]]
        assert sorted(told) == sorted(wanted), want["starts"]


def as_told(basis: str, written: str | None) -> tuple[str, str]:
    """A default owner is nowhere written beside its item, so its spelling is free; "the" is part of no name."""
    return basis, "" if basis == "default" else said(written).removeprefix("the ")


def test_which_body_owns_which_recommendation_and_by_when(graph: Graph) -> None:
    items = {i["item"]: (f"{name}.txt", int(i["ordinal"]), i["due"]) for name in NAMES for i in graph.items(name)}
    for code, answer in answers()["owners"].items():
        body = f'?body remit:odsCode|remit:gssCode "{code}"'
        for relation, group in (("ownedBy", OWNED), ("inferredOwner", INFERRED)):
            rows = graph.rows(f"SELECT DISTINCT ?item {{ {body} . ?item remit:{relation} ?body }}")
            told = [entry for entry in answer["recommendations"] if group_of(entry["basis"]) == group]
            wanted = {(entry["file"], entry["ordinal"], entry["due"]) for entry in told}
            assert {items[row["item"]] for row in rows} == wanted, answer["name"]


def test_evidence_in_a_copy_that_shows_its_pages_knows_the_page(graph: Graph) -> None:
    cut = graph.items("marleshire-slac-2010")[3]  # begins on page 4, ends on page 5
    rows = graph.rows(f"""PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?page ?words {{ <{cut["item"]}> remit:evidence ?e .
            ?e oa:hasSelector/rdf:value ?page ; oa:hasSelector/oa:exact ?words }}""")
    assert [row["page"] for row in rows] == ["page=4"]
    assert (rows[0]["words"] or "").endswith("in its yearly report.")
    assert "yearly report" in cut["text"]
    assert "Marleshire 2010" not in cut["text"]


def test_what_the_successors_inherited(graph: Graph) -> None:
    items = {item["item"]: (f"{name}.txt", int(item["ordinal"])) for name in NAMES for item in graph.items(name)}
    for code, heritage in answers()["inherited"].items():
        rows = graph.rows(f'SELECT DISTINCT ?item {{ ?body remit:odsCode "{code}" . ?item remit:inheritedBy ?body }}')
        assert sorted(items[row["item"]] for row in rows) == sorted(
            (i["file"], i["ordinal"]) for i in heritage if group_of(i["basis"]) == OWNED
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_spelling_of_an_nhs_body_leads_to_that_body(graph: Graph, name: str) -> None:
    rows = graph.rows(f"""SELECT DISTINCT ?body ?label {{ {graph.report(name)} schema:mentions ?body .
        ?body skos:prefLabel|skos:altLabel ?label }}""")
    bodies: dict[str, set[str]] = {}
    for written in expected(name)["nhs_bodies"]:
        found = {row["body"] or "" for row in rows if said(row["label"]) == said(written["name"])}
        assert found, written["name"]
        if not written.get("ambiguous"):
            bodies.setdefault(written["same_as"], set()).update(found)
    assert {same: found for same, found in bodies.items() if len(found) != 1} == {}
    assert len({next(iter(found)) for found in bodies.values()}) == len(bodies)


def test_the_name_that_fits_no_entry_is_kept_with_the_likely_trust_beside_it(graph: Graph) -> None:
    rows = graph.rows("""SELECT ?resolution ?code { ?use a remit:NameUse ;
        remit:asWritten "Marlshire NHS Foundation Trust" ;
        remit:resolution/skos:notation ?resolution ; remit:candidate/remit:odsCode ?code }""")
    assert [(row["resolution"], row["code"]) for row in rows] == [("as-written", "ZX4")]


def test_two_boards_with_the_same_initials_stay_two(graph: Graph) -> None:
    boards = {}
    for name in ("marlshire-slac-2010", "marleshire-slac-2010", "marleshire-committee-2010"):
        named = f"{graph.report(name)} schema:mentions ?board . ?board a remit:SafeguardingBoard"
        boards[name] = {row["board"] for row in graph.rows(f"SELECT ?board {{ {named} }}")}
    assert [len(found) for found in boards.values()] == [1, 1, 1]
    assert boards["marleshire-slac-2010"] == boards["marleshire-committee-2010"] != boards["marlshire-slac-2010"]


@pytest.mark.parametrize("name", NAMES)
def test_what_became_of_what_earlier_inspections_asked(graph: Graph, name: str) -> None:
    rows = graph.rows(f"""SELECT DISTINCT ?status ?words ?start {{ ?f a remit:FollowUp ;
        remit:status/skos:notation ?status ;
        remit:evidence ?e . ?e oa:hasSource {graph.report(name)} ; oa:hasSelector/oa:exact ?words .
        OPTIONAL {{ ?f remit:follows/schema:startDate ?start }} }}""")
    awaited = expected(name)["followup"]

    def tells(row: dict[str, str | None], want: dict[str, Any]) -> bool:
        same = said(want["starts"]) in said(row["words"]) and row["status"] == want["status"].replace(" ", "-")
        return same and (row["start"] or "").startswith(want["when"])

    missing = [want["starts"] for want in awaited if want["explicit"] and not any(tells(row, want) for row in rows)]
    surplus = [row["words"] for row in rows if not any(tells(row, want) for want in awaited)]
    assert (missing, surplus) == ([], [])
