"""What a report calls a body in short: by letters or words it defines, or by its kind where only one can be meant.

"The local area partnership (LAP)" · "Marlshire Care NHS Trust (the trust)" · "the ICB", where one serves the area. Unlike the
names that running text is searched for, these count in the place of an owner alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from ingest.documents.document import Document
from ingest.facts import Agency, Resolution
from ingest.names.namer import Namer, registered
from ingest.names.spotter import Sighting, Spotter

_COMPANY = "PartnerAgency"  # what the registers call a trust or company that runs children's services
_LETTERS = re.compile(r"[A-Z][A-Za-z&]{1,11}")
_DEFINING = ("(the", "(‘the", "known as", "referred to as", "hereafter", "called")
_WORDS = re.compile(
    r"\s*(?:\(|,\s+)(?:(?:hereafter|hereinafter|known|also\s+known|referred\s+to|from\s+here\s+on|called)\s+(?:\w+\s+){0,3}?)?"
    r"[‘“'\"]?(?P<short>the\s+[A-Za-z][A-Za-z’-]+(?:\s+[A-Za-z][a-z]+)?)[’”'\"]?(?:\)|,)",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "in"})  # they give no letter
_A_BODY = re.compile(
    r"^(?:Trust|Partnership|Board|Alliance|Forum|Group|Service|Agency|Team|Hub|Company|Committee|Panel|Network)$"
)
_DEFINED_WORDS = 8  # before the brackets: no body of an area has a longer name
_KINDS = (
    (re.compile(r"^(?:CCG|clinical commissioning group)$", re.IGNORECASE), "ClinicalCommissioningGroup"),
    (re.compile(r"^(?:ICB|integrated care board)$", re.IGNORECASE), "IntegratedCareBoard"),
    (re.compile(r"^(?:PCT|primary care trust)$", re.IGNORECASE), "PrimaryCareTrust"),
)
_COMMON = {"la": "the local authority", "lap": "the local area partnership"}
"""Letters that every report uses for one body of the area, whether it defines them or not."""
_OF_AUTHORITY = re.compile(
    r"^(?:virtual school(?: head(?:teacher)?)?|chief executive|leader of the council|senior leaders (?:in|of) the council)$",
    re.IGNORECASE,
)
# Where a report speaks of the chief executive of another body, "the chief executive" may be either.
_ANOTHERS_CHIEF = re.compile(
    r"\bchief\s+executive(?:\s+officer)?s?\s+(?:of|at|for)\s+(?!(?:the\s+)?(?:council|local\s+authority|authority|county|city|borough)\b)|"
    r"\b(?:trust|company|board|ICB|CCG|PCT|hospital|partnership|agency|agencies)(?:['’]s?)?\s+chief\s+executive",
    re.IGNORECASE,
)
_TRUST = re.compile(r"^(?:trust|company)$", re.IGNORECASE)
_RUNS_SERVICES = re.compile(
    r"\b(?:trust|company)\b[^.]{0,120}\bchildren['’]s\s+(?:social\s+care|services)|\bindependent\s+trust\b",
    re.IGNORECASE,
)


class StandIns:
    """The short forms of one report."""

    def __init__(self, document: Document, namer: Namer, spotter: Spotter) -> None:
        self.document = document
        self.namer = namer
        self.spotter = spotter
        self._read: dict[str, Agency | None] = {}

    def body(self, words: str) -> Agency | None:
        """The body that these words stand for in this report; None where they may mean several, or none."""
        bare = re.sub(r"^(?:the|its)\s+", "", re.sub(r"\s+", " ", words.strip()), flags=re.IGNORECASE)
        if bare not in self._read:
            self._read[bare] = self._find(bare)
        return self._read[bare]

    def _find(self, bare: str) -> Agency | None:
        defined = self._by_letters(bare) or self._by_words.get(bare.casefold())
        if defined is not None:
            return defined
        if bare.casefold() in _COMMON and bare.isupper():
            return self.namer.known(_COMMON[bare.casefold()])
        if _OF_AUTHORITY.match(bare):
            if bare.casefold() == "chief executive" and any(_ANOTHERS_CHIEF.search(text) for text in self._texts):
                return None
            return replace(
                self.namer.authority, rule="part-of-the-authority", reason=f"“{bare}” is of the inspected authority"
            )
        kind = next((kind for words, kind in _KINDS if words.match(bare)), None)
        if kind is not None:
            return self._one_of(kind)
        return self._trust(bare.casefold()) if _TRUST.match(bare) else None

    @cached_property
    def _texts(self) -> list[str]:
        return [block.text for block in self.document.content()]

    def _by_letters(self, letters: str) -> Agency | None:
        """The body of the area, or the one spelt by just these letters, behind which the report puts them in brackets."""
        for text in self._texts if _LETTERS.fullmatch(letters) else ():
            at = text.find(f" ({letters})")
            words = list(re.finditer(r"\S+", text[: max(at, 0)]))[-_DEFINED_WORDS:]
            bodies = (self.namer.known(text[word.start() : at]) for word in words)
            known = next((agency for agency in bodies if agency is not None), None) or self._spelt(letters, words)
            if known is not None:
                return known
        return None

    @cached_property
    def _by_words(self) -> dict[str, Agency]:
        """The words that the report puts behind a name for it: "(the trust)", "known as the partnership"."""
        found: dict[str, Agency] = {}
        for text in self._texts:
            for seen in self.spotter.find(text) if any(sign in text for sign in _DEFINING) else ():
                defined = _WORDS.match(text, max(seen.end, seen.bracket_end))
                if defined and seen.agency.resolution is not Resolution.AS_WRITTEN:
                    short = re.sub(r"\s+", " ", defined["short"])[len("the ") :]
                    found.setdefault(short.casefold(), seen.agency)
        return found

    def _spelt(self, short: str, words: list[re.Match[str]]) -> Agency | None:
        """A body that no register knows, as written, where the words before its letters begin with just these."""
        for first in range(len(words)):
            written = [word.group() for word in words[first:]]
            own = [word[0] for word in written if word.lower() not in _SMALL_WORDS]
            if written[0].lower() not in _SMALL_WORDS and "".join(own) == short and _A_BODY.search(written[-1]):
                return self.namer.agency(" ".join(written))
        return None

    @cached_property
    def _named(self) -> list[Sighting]:
        return [seen for text in self._texts for seen in self.spotter.find(text)]

    def _one_of(self, kind: str) -> Agency | None:
        """The only body of a kind that the report names whole, or else that serves the area."""
        named = {s.agency.key: s.agency for s in self._named if s.agency.kind == kind and self._is_known(s)}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
        serving = self.namer.register.serving(self.namer.place.area, {kind}, self.namer.place.on)
        if len(serving) != 1:
            return None
        place = self.namer.place.area.name
        return registered(serving[0], "only-one-of-its-kind", f"{serving[0].name} is the only one that serves {place}")

    def _trust(self, word: str) -> Agency | None:
        """The company that runs the area's children's services, where the report speaks of such; else the only trust it names."""
        named = {s.agency.key: s.agency for s in self._named if word in s.agency.label.casefold() and self._is_known(s)}
        serving = self.namer.register.serving(self.namer.place.area, {_COMPANY}, self.namer.place.on)
        companies = [body for body in serving if any(word in name.casefold() for name in body.names)]
        if len(companies) == 1:
            company = companies[0]
            if company.tail in named or any(_RUNS_SERVICES.search(text) for text in self._texts):
                place = self.namer.place.area.name
                return registered(
                    company, "only-one-of-its-kind", f"{company.name} runs the children’s services of {place}"
                )
        return next(iter(named.values())) if len(named) == 1 else None

    def _is_known(self, seen: Sighting) -> bool:
        return seen.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL)
