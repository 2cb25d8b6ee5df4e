"""What a reader found in a report, held against what stands in the file of what is to be found: every difference in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ingest.facts import Judgement, Recommendation, ReportFacts, Resolution
from ontology.bases import INFERRED_BASES
from ontology.schemes import Schemes

_SURE = 4  # words by which two sentences of one report are told apart
_BASES_OF_NAMES = {"named", "lead-in", "responsible-body", "member"}


def said(text: str | None) -> str:
    """Words alone: line ends, signs and apostrophes of every kind aside."""
    return " ".join(re.findall(r"[a-z0-9]+", (text or "").lower()))


def differences(facts: ReportFacts, expected: dict[str, Any], schemes: Schemes) -> list[str]:
    """Where what was read is not what was to be found; empty if all is well."""
    return [
        *_head(facts, expected),
        *_judgements(facts, expected["judgements"], schemes),
        *_pointing(facts, expected),
        *_items(facts.recommendations, expected["recommendations"], schemes),
        *_strengths(facts, expected["strengths"]),
        *_others(facts, expected),
        *(f"shortfall: {shortfall.expected}" for shortfall in facts.shortfalls),
    ]


def _head(facts: ReportFacts, expected: dict[str, Any]) -> Iterator[str]:
    inspection = facts.inspection
    read = {
        "family": facts.family,
        "gss": facts.authority.key.removeprefix("authority/"),
        "published": facts.published.isoformat() if facts.published_quotation and facts.published else None,
        "outcome": _outcome(inspection.outcome) if inspection and inspection.outcome else None,
        "lead_inspector": ", ".join(inspection.lead_inspectors) if inspection else None,
    }
    if expected["inspection_start"]:
        read["inspection_start"] = inspection.start.iso() if inspection and inspection.start else None
        read["inspection_end"] = inspection.end.iso() if inspection and inspection.end else None
    for name, value in read.items():
        if (value or None) != expected[name]:
            yield f"{name}: read {value!r}, to be found {expected[name]!r}"


def _outcome(notation: str) -> int | str:
    """One of three, or a name."""
    return int(notation) if notation.isdigit() else notation


def _judgements(facts: ReportFacts, expected: list[dict[str, Any]], schemes: Schemes) -> Iterator[str]:
    read: dict[tuple[str | None, str, str | None], tuple[set[str], dict[str, set[str]]]] = {}
    own = {aspect.iri: aspect.label for aspect in facts.own_aspects}
    for judgement in facts.judgements:
        label = own.get(judgement.aspect) or schemes.label(judgement.aspect)
        read[judgement.strand, said(label), judgement.part] = _told(judgement, schemes)
    for reported in facts.reported_grades:
        statement = reported.statement
        read[statement.strand, said(schemes.label(statement.aspect)), statement.part] = (
            {schemes.label(statement.grade) or ""},
            {},
        )
    wanted = {(grade["strand"], said(grade["aspect"]), grade.get("part")): grade for grade in expected}
    for key in sorted(set(read) ^ set(wanted), key=str):
        yield f"judgement {key}: {'not read' if key in wanted else 'read, and not to be found'}"
    for key in sorted(set(read) & set(wanted), key=str):
        grades, places = read[key]
        if wanted[key]["grade"] not in grades:
            yield f"judgement {key}: read {grades}, to be found {wanted[key]['grade']}"
        conflict = wanted[key]["conflict"] or {}
        found = {place: words for place, words in places.items() if len({str(w) for w in places.values()}) > 1}
        if bool(conflict) != bool(found) or any(conflict[place] not in words for place, words in found.items()):
            yield f"judgement {key}: contradiction read {found}, to be found {conflict}"


def _pointing(facts: ReportFacts, expected: dict[str, Any]) -> Iterator[str]:
    """Numbers as printed, the findings that point to them, and the services, where the form has such."""
    numbers = {item.ordinal: item.number for item in facts.recommendations}
    wanted = [item.get("number") for item in expected["recommendations"]]
    if list(numbers.values()) != wanted:
        yield f"numbers: read {list(numbers.values())}, to be found {wanted}"
    if "findings" in expected:
        read = {
            f.number: sorted(str(numbers[s.recommendation]) for s in f.supports) for f in facts.findings if f.supports
        }
        to_find = {finding["number"]: sorted(finding["refers_to"]) for finding in expected["findings"]}
        if read != to_find:
            yield f"findings that point: read {read}, to be found {to_find}"
    said_services = {(said(s.service), s.role, said(s.as_written)) for s in facts.services}
    for service in expected.get("services", []):
        if (said(service["service"]), service["role"], said(service["body"])) not in said_services:
            yield f"service not read: {service}; read {sorted(said_services)}"


def _told(judgement: Judgement, schemes: Schemes) -> tuple[set[str], dict[str, set[str]]]:
    """The grade in its words, and by place where it is stated."""

    def words(iri: str) -> set[str]:
        return {(schemes.label(iri) or "").removesuffix(" to be good")}

    return words(judgement.grade), {statement.place.value: words(statement.grade) for statement in judgement.statements}


def _items(read: tuple[Recommendation, ...], expected: list[dict[str, Any]], schemes: Schemes) -> Iterator[str]:
    texts, wanted = [said(item.text) for item in read], [said(item["text"]) for item in expected]
    if texts != wanted:
        for text in sorted(set(wanted) - set(texts)):
            yield f"item not read: {text}"
        for text in sorted(set(texts) - set(wanted)):
            yield f"item read, and not to be found: {text}"
        if set(texts) == set(wanted):
            yield "items in another order"
        return
    for item, want in zip(read, expected, strict=True):
        for name, value in (("kind", item.kind), ("strand", item.strand)):
            if value != want[name]:
                yield f"{name} of “{want['starts']}”: read {value}, to be found {want[name]}"
        due = item.priority.replace("-", " ") if item.priority else None
        if due != want["priority"]:
            yield f"priority of “{want['starts']}”: read {due}, to be found {want['priority']}"
        due_owners = Counter((o["basis"], _name(o["basis"], o["name"])) for o in want["owners"])
        owners = Counter((a.basis, _name(a.basis, a.as_written)) for a in item.assignments)
        for beyond in [owner for owner in owners - due_owners if owner[0] in INFERRED_BASES]:
            del owners[beyond]  # reports are made to tell their owners; who is inferred besides has tests of its own
        if owners != due_owners:
            yield f"owners of “{want['starts']}”: read {dict(owners)}, to be found {dict(due_owners)}"


def _name(basis: str, written: str) -> str:
    return said(written).removeprefix("the ").removesuffix(" ccg") if basis in _BASES_OF_NAMES else ""


def _strengths(facts: ReportFacts, expected: list[dict[str, Any]]) -> Iterator[str]:
    read = [said(finding.text) for finding in facts.findings if finding.kind in ("strength", "requirement-met")]
    wanted = [said(strength["starts"]) for strength in expected]
    if len(read) != len(wanted) or not all(text.startswith(start) for text, start in zip(read, wanted, strict=False)):
        yield f"strengths: read {len(read)}, to be found {len(wanted)}: {[t[:60] for t in read]}"


def _others(facts: ReportFacts, expected: dict[str, Any]) -> Iterator[str]:
    named = {
        said(spelling)
        for mention in facts.mentions
        if mention.agency.resolution is Resolution.REGISTER
        for spelling in mention.spellings
    }
    for body in expected["nhs_bodies"]:
        if said(body["name"]) not in named:
            yield f"body not known by name: {body['name']}"
    cited = {(c.framework, c.period.iso() if c.period else "") for c in facts.citations}
    for inspection in expected["previous_inspections"]:
        if (inspection["framework"], inspection["when"]) not in cited:
            yield f"inspection not cited: {inspection['framework']} {inspection['when']}; read {cited}"
    followed = [(said(f.quotation.exact), f.status) for f in facts.follow_ups]
    wanted = [(said(f["starts"]), f["status"].replace(" ", "-")) for f in expected["followup"]]
    for text, status in wanted:
        if not any(status == told and _same_sentence(text, words) for words, told in followed):
            yield f"follow-up not read: {text}"
    for words, told in followed:
        if not any(status == told and _same_sentence(text, words) for text, status in wanted):
            yield f"follow-up read, and not to be found: {words}"


def _same_sentence(text: str, quoted: str) -> bool:
    """Whether a quotation is of a sentence, though a page's head may stand amid it."""
    words = text.split()
    return quoted == text or (
        quoted.startswith(" ".join(words[:_SURE])) and quoted.endswith(words[-1]) and set(words) <= set(quoted.split())
    )
