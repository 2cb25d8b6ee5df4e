"""What a report says of inspections other than its own, and whether what they asked was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.follow_ups import Spoken, follow_ups
from ingest.earlier.forms.inspection_forms import PREVIOUS
from ingest.earlier.inspection_names import (
    FRAMEWORKS_OF,
    InspectionNames,
    Named,
    is_of_a_service,
    may_name_one,
    within,
)
from ingest.facts import Citation, FollowUp, PartialDate, Quotation
from ontology.folding import slug

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET})
_PROSE = 300  # characters: the cell of a table that is longer holds paragraphs, as the boxed summaries of single inspections do
_VISITS = frozenset({"ilacs-focused-visit", "monitoring-visit"})  # nobody calls one of them an inspection
# Inspections of all the services that this authority's next inspection looks at again.
_WHOLE = frozenset({"jar", "slac", "protection", "looked-after-services", "sif", "ilacs"})


class CitationReader:
    """Finds a report's words about other inspections. `own`: its own framework and days, never cited."""

    def __init__(
        self, document: Document, own: str | None, own_period: PartialDate | None, own_end: PartialDate | None = None
    ) -> None:
        self.document = document
        self.own_period = own_period
        self._names = InspectionNames(own, tuple(filter(None, (own_period, own_end))))
        self._first: dict[str, Citation] = {}
        self._meant: list[Citation] = []  # what "the previous inspection" is, called by its name elsewhere
        self._sections = [[list(self._with_names(p)) for p in passages] for passages in self._prose()]

    def citations(self) -> tuple[Citation, ...]:
        """Each other inspection once, by the first words that date it, in order of their place."""
        for sentence, names in chain.from_iterable(chain.from_iterable(self._sections)):
            for named in names:
                self._cite(sentence, named)
        dated = {_sort(c) for c in self._first.values() if c.period}
        said = [c for c in self._first.values() if c.period or c.name == PREVIOUS or _sort(c) not in dated]
        said = [c for c in said if not self._said_closer(c)]
        self._meant = [named for c in said if c.period for named in _called(c, said)]
        kept = [c for c in said if c.period is None or not _called(c, said)]
        kept = [c for c in kept if c.period or not _called(c, kept)]
        kept = [replace(c, quotation=_first_words(c, said)) for c in kept]
        self._meant = [c for c in kept if c.key in {named.key for named in self._meant}]
        return tuple(sorted(kept, key=lambda c: c.quotation.start))

    def follow_ups(self, cited: tuple[Citation, ...]) -> tuple[FollowUp, ...]:
        """Where the report says what became of what the cited inspections asked."""
        sections = (
            [[Spoken(sentence, self._cited(names, cited)) for sentence, names in sentences] for sentences in passages]
            for passages in self._sections
        )
        return tuple(follow_ups(self.document, sections, cited))

    def _cite(self, sentence: Passage, named: Named) -> None:
        framework, name, period = named.framework, named.name, named.period
        if period is None and framework is not None and any(c.framework == framework for c in self._first.values()):
            self._date_publication(sentence, named)
            return
        key = "-".join(part for part in (framework or slug(name), period.iso() if period else "") if part)
        quotation = self.document.quote(sentence, named.start, named.end)
        previous = not (self.own_period and period and self._later(period))
        self._first.setdefault(key, Citation(key, name, framework, period, quotation, previous, named.published))

    def _date_publication(self, sentence: Passage, named: Named) -> None:
        """What is cited without any date takes that of its report's publication, where a later sentence tells it, and its words."""
        of_it = [key for key, cited in self._first.items() if cited.framework == named.framework]
        known = self._first[of_it[0]]
        if named.published is not None and len(of_it) == 1 and known.period is None and known.published is None:
            words = self.document.quote(sentence, named.start, named.end)
            self._first[of_it[0]] = replace(known, published=named.published, quotation=words)

    def _prose(self) -> Iterator[list[Passage]]:
        """The running text under each heading."""
        section: list[Passage] = []
        for block in self.document.content():
            if block.kind is BlockKind.HEADING:
                yield section
                section = []
            section += _prose_of(block)
        yield section

    def _with_names(self, passage: Passage) -> Iterator[tuple[Passage, list[Named]]]:
        """The sentences of a passage, each with the other inspections that it names."""
        if not may_name_one(passage.text):
            return
        before = ""
        for sentence in passage.sentences():
            text = sentence.text
            named = may_name_one(text)
            yield sentence, self._names.in_sentence(text, of_a_service=is_of_a_service(text, before)) if named else []
            before = text

    def _said_closer(self, citation: Citation) -> bool:
        """Whether one other citation says the month or day of the same inspection."""
        closer = [c for c in self._first.values() if _sort(c) == _sort(citation) and within(c.period, citation.period)]
        return len(closer) == 1

    def _later(self, period: PartialDate) -> bool:
        own = self.own_period
        return own is not None and period.iso() > own.iso()[: len(period.iso())]

    def _cited(self, names: Iterable[Named], citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """The citations that a sentence speaks of, each once: by its date, or as the only one that can be meant."""
        found = (self._meant_by(named, citations) for named in names)
        return tuple(dict.fromkeys(citation for citation in found if citation))

    def _meant_by(self, named: Named, citations: tuple[Citation, ...]) -> Citation | None:
        framework, name, period = named.framework, named.name, named.period
        fitting = [c for c in citations if c.framework == framework and (framework or c.name == name)]
        if period is not None:
            fitting += [c for c in citations if name == PREVIOUS and c in self._meant]
            fitting = [c for c in fitting if c.period == period or within(c.period, period)] or fitting
        elif framework is None:
            undated = [c for c in fitting if c.period is None]
            fitting = undated or _could_be_meant(name, citations) or [c for c in fitting if c.previous]
        return fitting[0] if len(fitting) == 1 else None


def _prose_of(block: Block) -> list[Passage]:
    """The running text of a block."""
    if block.kind in _FLOWING:
        return [block.passage]
    return [cell for cell in block.cells if len(cell.text) > _PROSE]


def _could_be_meant(name: str, citations: Iterable[Citation]) -> list[Citation]:
    """Which of the dated ones before this an undated name, like "the last inspection", may mean."""
    frameworks = _WHOLE if name == PREVIOUS else FRAMEWORKS_OF.get(name, frozenset())
    dated = [c for c in citations if c.previous and c.period]
    return [c for c in dated if c.framework in frameworks or (name == PREVIOUS and c.name == PREVIOUS)]


def _called(citation: Citation, others: Iterable[Citation]) -> list[Citation]:
    """What the report calls by its name elsewhere, where this is but "the last inspection in 2011"; none where it may be several."""
    if citation.period is None:
        same = _could_be_meant(citation.name, others)
    elif citation.name == PREVIOUS:
        full = [c for c in others if c.framework and c.framework not in _VISITS]
        same = [c for c in full if c.period == citation.period or within(c.period, citation.period)]
    else:
        same = []
    return same if len(same) == 1 else []


def _first_words(citation: Citation, said: list[Citation]) -> Quotation:
    """The first of the words that call the inspection by this name or another, and say as much of its date."""
    same = (c for c in said if c.period and c.period == citation.period and citation in _called(c, said))
    return min((citation.quotation, *(c.quotation for c in same)), key=lambda words: words.start)


def _sort(citation: Citation) -> str:
    """What sort of inspection is cited: its framework, or what it is called."""
    return citation.framework or citation.name
