"""Answers for assistants, made of those that pages and programs are given: shorter, and with a link at each quotation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from urllib.parse import quote

from api.answering import answers, reports
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.reconciling import AskedName, Reconciler
from api.assistants.assistant_models import (
    BearerShown,
    BodiesFound,
    BodyCandidate,
    BodyShown,
    JudgementShown,
    JudgementsShown,
    OwnerShown,
    QuestionAnswered,
    QuestionParameter,
    QuestionShown,
    QuestionsShown,
    QuotedWords,
    RecommendationShown,
    RecommendationsShown,
    RecommendationWhole,
    StatusShown,
)
from ontology.errors import NotFound
from queries.answering.kinds_of_body import kind_asked
from queries.answering.models import Evidence, Judgement, Owner, Recommendation
from queries.answering.references import OrganisationRef
from queries.answering.succession_models import CurrentBearer
from queries.bounded import QueryLimits
from queries.catalogue import Question, catalogue, question

MOST_ITEMS: Final = 25
"""Items of an answer at most: some 40 kB, about what a model reads with care; `offset` gives the next ones."""

MOST_ROWS: Final = 200
"""Rows of a stored question's answer at most."""

MOST_CANDIDATES: Final = 10
"""Bodies that a name may mean at most: whoever has more to choose from gives a longer name."""

MOST_QUOTED: Final = 3
"""Quotations at a fact at most: the link has all."""

LONGEST_QUOTATION: Final = 1_200
"""Characters of a quotation: some ten sentences."""

_LOOK_UP: Final = "lookup_"


class AssistantAnswers:
    """What an assistant may ask of one edition."""

    def __init__(self, edition: Edition, site: str | None = None) -> None:
        """`site`: the address of a server whose pages are linked to; without one a link is the IRI."""
        self._edition = edition
        self._site = site.rstrip("/") if site else None
        self._sources: dict[str, str | None] = {}

    def find_body(self, name: str, kind: str | None, on: date | None) -> BodiesFound:
        """The bodies that a name or code may mean. Raises QueryError for a kind that is none."""
        asked = AskedName(name, kinds=(kind_asked(kind).id,) if kind else (), on=on)
        found = Reconciler(self._edition).reconcile(asked, MOST_CANDIDATES)
        candidates = [
            BodyCandidate(
                **dict(self._body(each.body)), score=each.score, match=each.match, found_by=visible(each.found_by)
            )
            for each in found.candidates
        ]
        return BodiesFound(edition=self._edition.version, candidates=candidates, reason=visible(found.reason))

    def recommendations_of_body(
        self, code: str, basis: str | None, *, only_open: bool, limit: int, offset: int
    ) -> RecommendationsShown:
        """What a body owns, the latest first. Raises NoSuchThing with the nearest names, QueryError for a basis that is none."""
        return self._listed(Wanted(owner=code, basis=basis, open=True if only_open else None), limit, offset)

    def search(self, words: str, *, limit: int, offset: int) -> RecommendationsShown:
        """The recommendations with these words in their text."""
        return self._listed(Wanted(words=words), limit, offset)

    def _listed(self, wanted: Wanted, limit: int, offset: int) -> RecommendationsShown:
        total, items = answers.recommendations(self._edition, wanted, min(limit, MOST_ITEMS), offset)
        left = total - offset - len(items)
        return RecommendationsShown(
            edition=self._edition.version,
            total=total,
            offset=offset,
            items=[self._recommendation(each) for each in items],
            remark=f"There are {left:,} more: ask with offset={offset + len(items)}." if left > 0 else None,
        )

    def recommendation(self, key: str) -> RecommendationWhole:
        """One recommendation, by id or IRI. Raises NoSuchThing with others of the same inspection."""
        tail = key.strip().removeprefix(self._edition.base).removeprefix("recommendation/")
        found = answers.recommendation(self._edition, tail)
        return RecommendationWhole(
            edition=self._edition.version,
            recommendation=self._recommendation(found),
            bearers_today=[self._bearer(each) for each in found.current_bearers],
        )

    def judgements_of_council(self, code: str, limit: int, offset: int) -> JudgementsShown:
        """What a council's inspections judged. Raises NoSuchThing for a body that is no council."""
        council = answers.authority(self._edition, code)
        total, found = answers.judgements_json(self._edition, council, None, min(limit, MOST_ITEMS), offset)
        return JudgementsShown(
            edition=self._edition.version,
            council=self._body(council),
            total=total,
            offset=offset,
            items=[self._judgement(Judgement.model_validate_json(each)) for each in found],
        )

    def ask(self, name: str, parameters: Mapping[str, str]) -> QuestionAnswered:
        """The answer to a stored question, within limits. Raises NotFound and QueryError for what it cannot take."""
        if name.startswith(_LOOK_UP):
            raise NotFound(f"There is no question named {name!r} for people.", remedy="list_questions names them.")
        asked = question(name)
        table = self._edition.dataset.ask(asked, limits=QueryLimits(rows=MOST_ROWS), **dict(parameters))
        rows = [
            {column: _shortened(visible(str(value)))[0] for column, value in record.items() if value is not None}
            for record in table.records()
        ]
        return QuestionAnswered(
            edition=self._edition.version,
            question=asked.question,
            columns=_columns(asked),
            rows=rows,
            truncated=table.truncated,
        )

    def _body(self, ref: OrganisationRef) -> BodyShown:
        return BodyShown(
            id=ref.id,
            name=visible(ref.name),
            kind=ref.kind_label,
            link=self._link(f"/organisation/{quote(ref.id)}", ref.iri),
        )

    def _recommendation(self, found: Recommendation) -> RecommendationShown:
        owners = [*(self._owner(each, False) for each in found.owners)]
        owners += [self._owner(each, True) for each in found.inferred_owners]
        council = found.inspection.authority if found.inspection else None
        return RecommendationShown(
            id=found.id,
            words=visible(found.text),
            kind=found.kind.label,
            priority=found.priority.label if found.priority else None,
            due=found.due.isoformat() if found.due else None,
            council=council.name if council else None,
            owners=owners,
            status=self._status(found),
            themes=[each.theme.label for each in found.themes],
            evidence=self._quoted(found.evidence),
            link=self._link(f"/recommendation/{quote(found.id)}", found.iri),
        )

    def _owner(self, owner: Owner, inferred: bool) -> OwnerShown:
        return OwnerShown(
            body=self._body(owner.organisation),
            basis=owner.basis.notation or owner.basis.label,
            inferred=inferred,
            explanation=visible(owner.explanation),
            doubt=visible(owner.doubt) if owner.doubt else None,
            evidence=self._quoted(owner.evidence),
        )

    def _status(self, found: Recommendation) -> StatusShown | None:
        if found.standing is None:
            return None
        standing = found.standing
        return StatusShown(
            status=standing.status.label,
            reason=visible(standing.reason),
            as_of=standing.as_of,
            evidence=self._quoted(standing.evidence),
        )

    def _bearer(self, bearer: CurrentBearer) -> BearerShown:
        events = [
            f"{each.before.name} to {each.after.name}, {each.on or 'on a day not known'}"
            for chain in bearer.chains
            for each in chain
        ]
        share = "all of it" if bearer.whole else "a part of it"
        return BearerShown(
            body=self._body(bearer),
            explanation=f"{share} came to it: {'; '.join(events)}" if events else "an owner that lives on",
        )

    def _judgement(self, found: Judgement) -> JudgementShown:
        return JudgementShown(
            aspect=found.aspect.label,
            grade=found.grade.label,
            strand=found.strand.label if found.strand else None,
            inspection=found.inspection.name,
            inspected=found.inspection.start or found.inspection.published,
            second_hand=found.second_hand,
            contradicted=[visible(each.comment) for each in found.discrepancies],
            evidence=self._quoted(found.evidence),
        )

    def _quoted(self, evidence: Iterable[Evidence]) -> list[QuotedWords]:
        return [self._words(each) for each in list(evidence)[:MOST_QUOTED]]

    def _words(self, evidence: Evidence) -> QuotedWords:
        quotation, cut = _shortened(visible(evidence.quotation))
        report = evidence.report
        return QuotedWords(
            quotation=quotation,
            cut=cut,
            page=evidence.page,
            report=visible(report.title),
            published=report.published.isoformat() if report.published else None,
            link=self._link(f"/report/{report.id}", report.iri),
            source=self._source(report.id),
        )

    def _source(self, report: str) -> str | None:
        if report not in self._sources:
            self._sources[report] = reports.document(self._edition, report).source
        return self._sources[report]

    def _link(self, path: str, iri: str) -> str:
        return iri if self._site is None else self._site + path


def stored_questions() -> QuestionsShown:
    """The questions that people ask, with what each takes."""
    return QuestionsShown(
        questions=[
            QuestionShown(
                name=each.name,
                question=each.question,
                parameters=[
                    QuestionParameter(
                        name=one.name, required=one.required, description=one.description, example=one.example
                    )
                    for one in each.parameters
                ],
                columns=_columns(each),
            )
            for each in catalogue().values()
            if not each.name.startswith(_LOOK_UP)
        ]
    )


def _columns(asked: Question) -> list[str]:
    return [f"{each.name}: {each.description}" for each in asked.columns]


def visible(text: str) -> str:
    """The text without what no person sees in it: control characters, and those by which words can be hidden from a reader."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn", "Cs"))


def _shortened(text: str) -> tuple[str, bool]:
    cut = len(text) > LONGEST_QUOTATION
    return (text[:LONGEST_QUOTATION].rsplit(" ", 1)[0] + " …", True) if cut else (text, False)
