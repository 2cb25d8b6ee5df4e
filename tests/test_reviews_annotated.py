"""What the scorer does not ask of reviews of health services and joint area reviews: numbers, references, services, members, follow-ups.

Held against the annotations of invented reports that lie beside the project; the same is asked of the project's own examples in
`test_reviews.py`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import load_schemes
from tests.reading_back import said

KINDS = ("file", "text_file")
_WORD = 5  # letters by which two words are of one stem: "visitor" and "visiting"
_OF_NO_SERVICE = frozenset({"servi", "child", "healt", "team", "young", "peopl", "care", "misus", "adult", "acute"})


@cache
def _bodies() -> Register:
    return Register.load()


@cache
def _read(path: Path) -> ReportFacts:
    return read_report(path, register=_bodies(), schemes=load_schemes())


def _annotated(shared: Path) -> list[tuple[dict[str, Any], ReportFacts]]:
    forms = shared / "forms"
    if not forms.is_dir():
        pytest.skip("no ../shared/forms beside the project")
    found = []
    for path in sorted((*forms.glob("clas/*.json"), *forms.glob("jar/*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found += [(gold, _read(path.with_name(gold[kind]))) for kind in KINDS]
    return found


def test_are_recommendations_numbered_as_printed(shared: Path) -> None:
    for gold, facts in _annotated(shared):
        wanted = [item.get("number") for item in gold["recommendations"]]
        assert [item.number for item in facts.recommendations] == wanted, facts.source.file_name


def test_are_bullets_of_an_item_kept_in_it(shared: Path) -> None:
    for gold, facts in _annotated(shared):
        for want, item in zip(gold["recommendations"], facts.recommendations, strict=True):
            assert said(item.text).endswith(said(want["ends"])), (facts.source.file_name, want["ends"])


def test_do_findings_point_to_the_recommendations_that_their_words_give(shared: Path) -> None:
    for gold, facts in _annotated(shared):
        numbers = {item.ordinal: item.number for item in facts.recommendations}
        read = {f.number: [numbers[s.recommendation] for s in f.supports] for f in facts.findings if f.supports}
        assert read == {f["number"]: f["refers_to"] for f in gold.get("findings", [])}, facts.source.file_name
        for finding in facts.findings:
            for reference in finding.supports:
                assert "ecommendation" in reference.quotation.exact


def test_is_it_read_who_provides_each_service(shared: Path) -> None:
    for gold, facts in _annotated(shared):
        for service in gold["services"]:
            for provider in service["providers"]:
                assert _is_said(facts, "provides", service["service"], provider), (facts.source.file_name, service)
            commissioner = service["commissioner"]
            if commissioner and "public health" not in commissioner and "the three" not in commissioner:
                for body in re.split(r"(?<=PCT) and ", commissioner):
                    assert _is_said(facts, "commissions", service["service"], body) or _is_said(
                        facts, "commissions", "health services primary", body
                    ), (facts.source.file_name, service)


def _is_said(facts: ReportFacts, role: str, service: str, body: str) -> bool:
    wanted, bare = _stems(service), said(body).removesuffix(" provider arm")
    return any(
        each.role == role
        and (said(each.as_written) == bare or said(each.agency.label) == bare or _short(facts, each.as_written) == bare)
        and (not wanted or wanted & _stems(each.service) or each.service.lower() == "health services")
        for each in facts.services
    )


def _short(facts: ReportFacts, written: str) -> str | None:
    """The name that goes with a short form in this report."""
    named = (m.spellings for m in facts.mentions if written in m.spellings)
    return next((said(spellings[0]) for spellings in named), None)


def _stems(words: str) -> set[str]:
    return {word[:_WORD] for word in re.findall(r"[a-z]{3,}", words.lower())} - _OF_NO_SERVICE


def test_is_every_follow_up_read_with_its_status_and_no_other(shared: Path) -> None:
    for gold, facts in _annotated(shared):
        wanted = [(each["status"].replace(" ", "-"), said(each["starts"])) for each in gold["followup"]]
        read = [(each.status, said(each.quotation.exact)) for each in facts.follow_ups]
        assert len(read) == len(wanted), (facts.source.file_name, read)
        for status, start in wanted:
            assert any(status == told and start in words for told, words in read), (facts.source.file_name, start)


def test_is_each_grade_for_the_part_of_the_services_that_its_column_says(shared: Path) -> None:
    columns = {"Local services overall": "overall", "Council services": "council", "Health services": "health"}
    for gold, facts in _annotated(shared):
        own = {aspect.iri: aspect.label for aspect in facts.own_aspects}
        schemes = load_schemes()
        read = {(said(own.get(j.aspect) or schemes.label(j.aspect)), j.part): j.grade[-1] for j in facts.judgements}
        for want in (each for each in gold["judgements"] if "column" in each):
            assert read[said(want["aspect"]), columns[want["column"]]] == str(want["digit"]), facts.source.file_name
