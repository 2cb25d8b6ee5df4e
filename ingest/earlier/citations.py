"""What a report says of inspections other than its own, and whether what they asked was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.follow_ups import Spoken, follow_ups
from ingest.earlier.forms.inspection_forms import PREVIOUS
from ingest.earlier.inspection_names import InspectionNames, Named, is_of_a_service, may_name_one, within
from ingest.earlier.one_event import could_be_meant, of_the_same, said_closer
from ingest.facts import Citation, FollowUp, PartialDate, Quotation
from ontology.folding import slug

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET})
_PROSE = 300  # characters: the cell of a table that is longer holds paragraphs, as the boxed summaries of single inspections do


class CitationReader:
    """Finds a report's words about other inspections. `own`: its own framework and days, never cited."""

    def __init__(
        self, document: Document, own: str | None, own_period: PartialDate | None, own_end: PartialDate | None = None
    ) -> None:
        self.document = document
        self.own_period = own_period
        self._names = InspectionNames(own, tuple(filter(None, (own_period, own_end))))
        self._first: dict[str, Citation] = {}
        self._own = own
        self._same: dict[str, str] = {}  # the keys of citations of one inspection: what words are dropped for others
        self._sections = [[list(self._with_names(p)) for p in passages] for passages in self._prose()]

    def citations(self) -> tuple[Citation, ...]:
        """Each other inspection once, by the first words that date it, in order of their place."""
        for sentence, names in chain.from_iterable(chain.from_iterable(self._sections)):
            for named in names:
                self._cite(sentence, named)
        dated = {c.framework or c.name for c in self._first.values() if c.period}
        said = [
            c for c in self._first.values() if c.period or c.name == PREVIOUS or (c.framework or c.name) not in dated
        ]
        kept = self._each_once(said, said_closer)
        kept = self._each_once(kept, lambda c, others: of_the_same(c, others, self._own) if c.period else [])
        kept = self._each_once(kept, said_closer)
        kept = self._each_once(kept, lambda c, others: [] if c.period else of_the_same(c, others, self._own))
        kept = [replace(c, quotation=self._first_words(c)) for c in map(self._with_period, kept)]
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
        key = _key(named)
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

    def _each_once(
        self, said: list[Citation], same: Callable[[Citation, list[Citation]], list[Citation]]
    ) -> list[Citation]:
        """Those that are of an inspection that no other says more of; `same`: which other one does."""
        found = {c.key: one.key for c in said for one in same(c, said)}
        self._same |= found
        return [c for c in said if c.key not in found]

    def _with_period(self, citation: Citation) -> Citation:
        """A citation of which its own words tell but when the report came out, with the date that other words for it tell."""
        same = [c for c in self._first.values() if c.period and self._kept(c.key) == citation.key]
        if citation.period or len({c.period for c in same}) != 1:
            return citation
        key = f"{citation.key}-{same[0].period.iso() if same[0].period else ''}"
        self._same[citation.key] = key
        return replace(citation, key=key, period=same[0].period, quotation=same[0].quotation)

    def _kept(self, key: str) -> str:
        """The key under which what was cited under this one is kept."""
        while key in self._same:
            key = self._same[key]
        return key

    def _later(self, period: PartialDate) -> bool:
        own = self.own_period
        return own is not None and period.iso() > own.iso()[: len(period.iso())]

    def _cited(self, names: Iterable[Named], citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """The citations that a sentence speaks of, each once: by its date, or as the only one that can be meant."""
        found = (self._meant_by(named, citations) for named in names)
        return tuple(dict.fromkeys(citation for citation in found if citation))

    def _meant_by(self, named: Named, citations: tuple[Citation, ...]) -> Citation | None:
        framework, name, period = named.framework, named.name, named.period
        same = self._kept(_key(named))
        fitting = [c for c in citations if c.key == same]
        fitting = fitting or [c for c in citations if c.framework == framework and (framework or c.name == name)]
        if period is not None:
            fitting = [c for c in fitting if c.key == same or c.period == period or within(c.period, period)] or fitting
        elif framework is None and not fitting:
            fitting = could_be_meant(name, citations, self._own)
        return fitting[0] if len(fitting) == 1 else None

    def _first_words(self, citation: Citation) -> Quotation:
        """The first of the words that call the inspection by this name or another, and say as much of its date."""
        same = (
            c
            for c in self._first.values()
            if c.period and c.period == citation.period and self._kept(c.key) == citation.key
        )
        return min((citation.quotation, *(c.quotation for c in same)), key=lambda words: words.start)


def _key(named: Named) -> str:
    """What tells an inspection from others: its framework or name, and its date as far as the words tell it."""
    parts = (named.framework or slug(named.name), named.period.iso() if named.period else "")
    return "-".join(part for part in parts if part)


def _prose_of(block: Block) -> list[Passage]:
    """The running text of a block."""
    if block.kind in _FLOWING:
        return [block.passage]
    return [cell for cell in block.cells if len(cell.text) > _PROSE]
