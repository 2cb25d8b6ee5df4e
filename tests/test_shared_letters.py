"""The invented letters beside the project: what their annotations tell beyond what is scored. Skips without them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.reading_back import said

KINDS = ("pdf", "txt")


def letters(shared: Path, register: Register, schemes: Schemes, kind: str) -> list[tuple[ReportFacts, dict[str, Any]]]:
    """Each letter as it is read, with its annotation."""
    found = []
    for path in sorted((shared / "forms" / "local-area-send").glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        found.append((read_report(path.with_suffix(f".{kind}"), register=register, schemes=schemes), annotation))
    assert found
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_who_must_write_the_statement_and_owns_the_weaknesses_as_a_member(
    kind: str, shared: Path, register: Register, schemes: Schemes
) -> None:
    for facts, annotation in letters(shared, register, schemes, kind):
        wanted = []
        for body in annotation.get("statement_responsible", []):
            means = body["resolves_to"]
            wanted += means if isinstance(means, list) else [means]
        responsible = facts.statement.responsible if facts.statement else ()
        assert {said(body.agency.label) for body in responsible} == set(map(said, wanted))
        for item in facts.recommendations:
            members = {said(a.agency.label) for a in item.assignments if a.basis == "member"}
            assert members == (set(map(said, wanted)) if item.kind == "priority-action" else set())


@pytest.mark.parametrize("kind", KINDS)
def test_each_verdict_is_of_its_weakness_and_says_whether_it_is_met(
    kind: str, shared: Path, register: Register, schemes: Schemes
) -> None:
    for facts, annotation in letters(shared, register, schemes, kind):
        wanted = [
            (said(f["of_starts"]), f["status"].replace(" ", "-"), said(f["starts"])) for f in annotation["followup"]
        ]
        assert len(facts.follow_ups) == len(wanted)
        for told, (weakness, status, verdict) in zip(facts.follow_ups, wanted, strict=True):
            assert told.asked is not None
            assert said(told.asked.exact).startswith(weakness)
            assert said(told.quotation.exact).startswith(verdict)
            assert told.status == status
        assert facts.counts_differ == ()


@pytest.mark.parametrize("kind", KINDS)
def test_when_the_statement_was_required_and_approved(
    kind: str, shared: Path, register: Register, schemes: Schemes
) -> None:
    for facts, annotation in letters(shared, register, schemes, kind):
        if facts.family != "local-area-send-revisit":
            continue
        dates = {earlier["when"] for earlier in annotation["earlier"] if "statement" in earlier["what"]}
        assert facts.statement is not None
        assert {when.iso() for when in (facts.statement.required, facts.statement.approved) if when} == dates


@pytest.mark.parametrize("kind", KINDS)
def test_findings_are_counted_and_ask_for_nothing(
    kind: str, shared: Path, register: Register, schemes: Schemes
) -> None:
    for facts, annotation in letters(shared, register, schemes, kind):
        if facts.family == "local-area-send":
            assert len(facts.findings) == sum(annotation["bullets_not_recommendations"].values())
        assert not facts.shortfalls
        assert not facts.differences
