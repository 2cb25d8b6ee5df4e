"""What lists for people show, read from an edition's index: repetitions, namings, services, tasks, councils, reports, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from ontology.registers.nearest import nearest
from queries.answering.browsing_models import (
    GradeGiven,
    InspectionInShort,
    LatestGrades,
    Provision,
    Repetition,
    RepetitionFound,
    RequestRef,
    Task,
)
from queries.answering.models import Concept, Document, InspectionRef, OrganisationFound, Recommendation
from queries.answering.references import Answer
from queries.answering.task_kinds import TaskKind
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind

MOST_COMPARED = 40
"""Councils that are set side by side at most: a region has 33."""

DONE = "met"
"""The notation of the status of what a report says was done."""


def repetitions(
    edition: Edition, limit: int, offset: int, *, authority: str | None = None, owner: str | None = None
) -> tuple[int, list[RepetitionFound]]:
    """How many requests were made again, and some of them: of a council's inspections, or whose later one a body (codes) owns.

    Raises NoSuchThing with the nearest names.
    """
    total, found = edition.index.repetitions(limit, offset, **_iris(edition, authority=authority, owner=owner))
    return total, [_repetition(*each) for each in found]


def every_repetition(
    edition: Edition, *, authority: str | None = None, owner: str | None = None
) -> Iterator[RepetitionFound]:
    """All of them, one after the other. Raises as `repetitions`."""
    found = edition.index.every_repetition(**_iris(edition, authority=authority, owner=owner))
    return (_repetition(*each) for each in found)


def _iris(edition: Edition, **codes: str | None) -> dict[str, str]:
    """The bodies of the codes that are given."""
    return {name: answers.body(edition, code).iri for name, code in codes.items() if code}


def repetitions_of(edition: Edition, recommendation: str) -> list[RepetitionFound]:
    """The repetitions that a recommendation (id) is part of, the earliest first."""
    return [_repetition(*each) for each in edition.index.repetitions_of(recommendation)]


def _repetition(said: str, earlier: str, later: str) -> RepetitionFound:
    known = Repetition.model_validate_json(said)
    return RepetitionFound(**dict(known), earlier=_request(earlier), later=_request(later))


def _request(answer: str) -> RequestRef:
    item = Recommendation.model_validate_json(answer)
    published = item.report.published if item.report else None
    return RequestRef(id=item.id, iri=item.iri, text=item.text, inspection=item.inspection, published=published)


def naming_only(edition: Edition, body: str, limit: int, offset: int = 0) -> tuple[int, list[Document]]:
    """How many reports name a body (IRI) and tell it nothing, and some of them, the latest first."""
    total, found = edition.index.naming_only(body, edition.base, limit, offset)
    return total, [Document.model_validate_json(each) for each in found]


def provisions(
    edition: Edition, limit: int, offset: int = 0, *, body: str | None = None, area: str | None = None
) -> tuple[int, list[Provision]]:
    """How many words there are on what a body provides, or on who provides what in a council's area (IRIs), and some of them."""
    total, found = edition.index.provisions(limit, offset, body=body, area=area)
    return total, [Provision.model_validate_json(each) for each in found]


def every_provision(edition: Edition) -> Iterator[Provision]:
    """All words on who provides what, one after the other, the latest first."""
    return map(Provision.model_validate_json, edition.index.every_provision())


def task_counts(edition: Edition) -> Mapping[TaskKind, int]:
    """How much there is to look at, of each kind."""
    return edition.index.task_counts()


def tasks(edition: Edition, kind: TaskKind, limit: int, offset: int) -> list[Task]:
    """Some of what is to be looked at, of the latest report first."""
    return [Task.model_validate_json(each) for each in edition.index.tasks(kind, limit, offset)]


def every_task(edition: Edition, kind: TaskKind) -> Iterator[Task]:
    """All of it, one after the other."""
    return map(Task.model_validate_json, edition.index.every_task(kind))


class CouncilSummary(Answer):
    """A council beside others: its region, the grades of the latest inspection that gave some, and how much it was told."""

    council: OrganisationFound
    region: Concept | None
    latest: LatestGrades | None
    told: int
    """How many recommendations its inspections made, whoever owns them."""
    open: int
    """How many of them no report here says were done."""


def councils(edition: Edition, region: str | None = None) -> list[tuple[OrganisationFound, str, str]]:
    """The councils that were inspected, or all of a region (notation): each with the notation and the name of its region."""
    found = edition.index.councils(region)
    return [(OrganisationFound.model_validate_json(answer), notation, label) for answer, notation, label in found]


def latest_grades(edition: Edition, council: str) -> LatestGrades | None:
    """What the latest inspection of a council (IRI) that gave grades gave overall; None where none gave any.

    Where it graded nothing overall it is every grade that it gave: a few of them would hide the worst.
    """
    found = edition.index.latest_grades(council)
    return LatestGrades.model_validate_json(found) if found else None


def summaries(edition: Edition, codes: Iterable[str]) -> list[CouncilSummary]:
    """Councils (codes) side by side, in the order given, each once. Raises NoSuchThing for what is none."""
    councils = {body.iri: body for body in (answers.authority(edition, code) for code in codes)}
    return [_summary(edition, body) for body in councils.values()]


def _summary(edition: Edition, body: OrganisationFound) -> CouncilSummary:
    told, still_open = (
        answers.recommendations_json(edition, Wanted(authority=body.iri, open=only), 0, 0)[0] for only in (None, True)
    )
    return CouncilSummary(
        council=body,
        region=answers.organisation(edition, body.iri).region,
        latest=latest_grades(edition, body.iri),
        told=told,
        open=still_open,
    )


def grades_given(edition: Edition, council: str) -> list[GradeGiven]:
    """Every grade that a council (IRI) was given, the latest inspection first, each in the order of its framework."""
    _, found = edition.index.judgements_of(council, None, answers.EVERY, 0)
    return [GradeGiven.model_validate_json(each) for each in found]


def inspections_in_short(edition: Edition, council: str) -> list[InspectionInShort]:
    """A council's (IRI) inspections with what came of each, the latest first."""
    refs = (InspectionRef.model_validate_json(each) for each in edition.index.inspections_of(council))
    found = (edition.index.thing("inspection", ref.id) for ref in refs)
    return [InspectionInShort.model_validate_json(each) for each in found if each is not None]


def totals(edition: Edition, facet: Facet) -> list[FacetValue]:
    """What recommendations have of a facet, with how many have each, the commonest first."""
    return edition.index.facet_totals(ListKind.RECOMMENDATIONS, facet)


def still_open(edition: Edition) -> int:
    """How many recommendations no report here says were done."""
    done = sum(value.count for value in totals(edition, Facet.STATUS) if value.value == DONE)
    return answers.counts(edition).get("Recommendation", 0) - done


def respelt(edition: Edition, words: str) -> str | None:
    """What may have been meant by words that no recommendation has: each that none has by one that is nearly the same; None where there
    is nothing near.
    """
    known: list[str] | None = None
    meant, changed = [], False
    for word in words.split():
        if not word.isalpha() or word in ("AND", "OR", "NOT") or edition.index.word_of(word):
            meant.append(word)
            continue
        known = edition.index.stems() if known is None else known
        near = [found for stem in nearest(word.casefold(), known) if (found := edition.index.word_of(stem))]
        likeliest = next(iter(nearest(word.casefold(), [each.casefold() for each in near], count=1)), None)
        changed = changed or likeliest is not None
        meant.append(likeliest or word)
    return " ".join(meant) if changed else None
