"""What every family's reader has at hand: the document, the registers, the schemes, and the readers made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ingest.asks.owners import OwnerReader
from ingest.asks.recommendations import RecommendationReader
from ingest.documents.document import BlockKind, Document, Passage
from ingest.earlier.citations import CitationReader
from ingest.facts import Citation, FollowUp, Listed, Mention, PartialDate, Quotation, ServiceProvision, Source
from ingest.families.front_page import Dated
from ingest.names.mentions import mentions
from ingest.names.name_lists import AgencyLists
from ingest.names.namer import Locality, Namer
from ingest.names.spotter import Spotter
from ingest.names.stand_ins import StandIns
from ingest.provisions.provisions import provisions
from ontology.errors import UnknownAuthority
from ontology.registers.register import Organisation, Register
from ontology.schemes import Schemes

_COMPANY = "PartnerAgency"  # what the registers call a trust or company that runs children's services
_SHORT_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,3}$")  # a place and no sentence


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """One file, read as far as every family needs it. `detected_by`: why it is of its family, in words."""

    source: Source
    document: Document
    register: Register
    schemes: Schemes
    detected_by: str
    listed: Listed | None = None  # what the publisher's list beside the file says of it

    def published(self, printed: Dated) -> date | None:
        """The day of publication: as printed, or else as listed."""
        return printed.day or (self.listed.published if self.listed else None)

    def find_authority(self, passages: Iterable[Passage], on: date | None) -> tuple[Organisation, Quotation]:
        """The authority that the first of these passages names, whole or within; and the words.

        Raises UnknownAuthority if none names one.
        """
        tried = [passage for passage in passages if passage.text]
        for passage in tried:
            whole = self.register.authority(passage.text, on)
            whole = whole or self._served_by(passage.text, on)
            if whole is not None:
                return whole, self.document.quote(passage)
            found = self.register.authorities_in(passage.text, on)
            if found:
                start, end, organisation = found[0]
                return organisation, self.document.quote(passage, start, end)
        for passage in tried:
            short = self._shortened(passage.text, on)
            if short is not None:
                return short, self.document.quote(passage)
        looked = "; ".join(f"“{p.text[:80]}”" for p in tried[:4]) or "nothing that could name one"
        raise UnknownAuthority(
            f"no authority of the registers is named where this family names it: {looked}.", where=self.source.file_name,
            remedy="If the authority is right, add it to a register of your own and pass it with --registers.",
        )  # fmt: skip

    def _served_by(self, words: str, on: date | None) -> Organisation | None:
        """The authority whose children's services the trust or company of that name runs; of several, the one that the head names."""
        body = self.register.resolve(words, on=on, area=None).organisation
        if body is None or body.kind != _COMPANY:
            return None
        served = [area for code in body.areas if (area := self.register.by_code(code)) and area.alive(on)]
        if len(served) > 1:
            named = {area.key for _, _, area in self.register.authorities_in(self.document.head, on)}
            served = [area for area in served if area.key in named]
        return served[0] if len(served) == 1 else None

    def _shortened(self, words: str, on: date | None) -> Organisation | None:
        """The only authority of the day whose name begins with all these words: "East Riding"."""
        if not _SHORT_NAME.match(words):
            return None
        begins = f"{words.casefold()} "
        found = [a for a in self.register.authorities() if a.alive(on) and a.name.casefold().startswith(begins)]
        return found[0] if len(found) == 1 else None

    def names_another(self, words: str, area: Organisation) -> bool:
        """Whether words name an authority that is not the report's, and not the report's beside it."""
        named = {organisation.key for _, _, organisation in self.register.authorities_in(words, None)}
        return bool(named) and area.key not in named


class Reading:
    """The readers of one report, once its authority and date are known."""

    def __init__(
        self,
        context: ReadingContext,
        area: Organisation,
        area_words: Quotation,
        published: date | None,
        on: date | None,
        own: str | None = None,
        own_period: PartialDate | None = None,
        own_end: PartialDate | None = None,
    ) -> None:
        """`on`: the day at which its names are meant: its inspection's, or else its publication's.

        `own`, `own_period`, `own_end`: the framework and the first and last day of its own inspection, which it never cites.
        """
        self.context = context
        self.document = context.document
        self.area = area
        self.published = published
        self.namer = Namer(context.register, Locality(area, on or published))
        self.spotter = Spotter(self.namer)
        for block in self.document.content():
            if "(" in block.text:
                self.spotter.define_short_forms(block.text)
        self.lists = AgencyLists(self.namer, self.spotter, StandIns(self.document, self.namer, self.spotter))
        self.owners = OwnerReader(self.document, self.lists, area_words)
        self.recommendations = RecommendationReader(self.document, context.schemes, self.owners, published)
        self._own, self._own_days = own, (own_period, own_end)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every body the report names."""
        return mentions(self.document, self.spotter)

    @cached_property
    def services(self) -> tuple[ServiceProvision, ...]:
        """What it says bodies provide or commission."""
        return provisions(self.document, self.lists)

    @cached_property
    def _earlier(self) -> CitationReader:
        return CitationReader(self.document, self._own, *self._own_days)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The other inspections it speaks of."""
        return self._earlier.citations()

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What it says became of what they asked."""
        return self._earlier.follow_ups(self.citations)


def cover(document: Document, ends: str, most: int = 25) -> list[Passage]:
    """The passages of the first blocks, up to the one that begins with `ends`."""
    found = []
    for block in document.blocks[:most]:
        if block.text.lower().startswith(ends.lower()) or block.kind is BlockKind.CONTENTS:
            break
        found.append(block.passage)
    return found
