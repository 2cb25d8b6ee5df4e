"""The bodies that a sentence says provide or commission: those of the registers, the area's own, and others as the report writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.documents.document import Document
from ingest.facts import Agency, Resolution
from ingest.names.name_lists import AgencyLists
from ingest.names.namer import GENERIC_RULES, registered
from ingest.provisions.forms.provider_names import CALLED_PROVIDERS, KNOWN_PROVIDERS, NAME, NO_PROVIDERS, STAFF_OF
from ingest.provisions.forms.provision_words import OF_PUBLIC_HEALTH, THE_COMMISSIONERS

_KNOWN = (Resolution.REGISTER, Resolution.LOCAL)
_NO_PROVIDING_KINDS = frozenset({"SafeguardingBoard", "Committee", "ChildDeathOverviewPanel", "Inspectorate"})
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS = {"CCGs": "ClinicalCommissioningGroup", "clinical commissioning groups": "ClinicalCommissioningGroup",
          "PCTs": "PrimaryCareTrust", "primary care trusts": "PrimaryCareTrust"}  # fmt: skip
_UNKNOWN = re.compile(
    rf"(?:the\s+|an?\s+)?[‘“'\"]?(?P<name>{NAME})[’”'\"]?(?P<short>\s*\([A-Z][\w&]{{1,10}}\))?"
    r"(?=\s*(?:[.,;(:)]|$|(?:and|or|under|to|for|in|which|that|across|as|on|with|at|has|have|is|are|supports?|offers?|provides?|includes?|works?|"
    r"who|regional|service|services|project|charity|since|from|through|help|helps|delivers?|should|but)\b))"
)
_MAY_BEGIN = re.compile(
    r"(?:the\s|its\s|both\s|all\s)?\s*(?:[A-Z]|local|council|authority|county|city|borough|children|adult|public|police|"
    r"trust|company|fostering|adoption|early|emergency|virtual|leaving|care|lead|director|youth|probation|clinical|"
    r"integrated|primary|senior|elected|safeguarding|joint|community)"
)
_LONGEST_LIST = 260  # characters: several integrated care boards by their whole names
_LONGEST_UNKNOWN = 90  # characters of a name that nothing knows
_CALLED_RIGHT_BEFORE = re.compile(
    r"\b(?:charity|provider|company|organisation|enterprise|partnerships? with|commissioned service|contract with)[,: ]+$"
)
_CALLED_BY_ITS_END = re.compile(
    rf"(?:[Tt]he\s+)?(?:{NAME}\s+)?(?:Trust|Foundation|CIC|Limited|Ltd|Society|Association|Charity|Fellowship)"
)
_TWO = 2
_TWO_NAMES = re.compile(r"(?:[A-Z][\w’'-]+\s+)+(?!Service|Trust|Project|Society|Company|Agency)[A-Z][\w’'-]+")
_NO_NAME_END = re.compile(r"\s+(?:and|of|for|the|in)$")


@dataclass(frozen=True, slots=True)
class SaidBody:
    """A body that a sentence says provides or commissions. `outside`: a charity or company that its words or its name call one."""

    agency: Agency
    written: str
    outside: bool = False

    @property
    def generic(self) -> bool:
        """Whether it is only meant by "the council" or "the ICB"."""
        return self.agency.rule in GENERIC_RULES

    @property
    def of_the_area(self) -> bool:
        """Whether it is the inspected authority or another council's, by whatever words, or a partnership of the area."""
        return self.generic or self.agency.key.startswith("authority/") or self.agency.resolution is Resolution.LOCAL

    @property
    def registered(self) -> bool:
        """Whether a register knows it by its name."""
        return self.agency.resolution is Resolution.REGISTER and not self.generic


class SaidBodies:
    """Reads the bodies of one report's sentences."""

    def __init__(self, document: Document, lists: AgencyLists) -> None:
        self.document = document
        self.lists = lists

    def beginning(self, text: str) -> tuple[list[SaidBody], int]:
        """The bodies with which a text begins, and how much of it names them."""
        found = self._by_kind(text) or self._listed(text) or self._called(text) or self._unknown(text)
        return found or ([], 0)

    def subject(self, text: str) -> list[SaidBody]:
        """The bodies that a sentence's subject names, whole: known ones, others by what the sentence calls them, or whose staff act."""
        words = text.strip(" ,")
        staff = STAFF_OF.first(words)
        if staff is not None:
            return [body for body in self._whole(staff.match["body"]) if not body.generic]
        return self._whole(words)

    def named(self, words: str) -> SaidBody | None:
        """The one body that words name whole, known or not."""
        whole = self._of_a_place(words) or next(iter(self._whole(words)), None)
        if whole is not None:
            return whole
        return self._as_written(words) if _UNKNOWN.fullmatch(words) else None

    def is_commissioned(self, text: str, start: int) -> bool:
        """Whether words right before a name say that it is of a body outside the council: "the commissioned charity X"."""
        return bool(_CALLED_RIGHT_BEFORE.search(text[:start]))

    def _whole(self, words: str) -> list[SaidBody]:
        found = self.lists.read(words)
        if found and all(n.agency.resolution in _KNOWN and _may_provide(n.agency) for n in found):
            return [SaidBody(n.agency, n.written, _is_outside(n.agency)) for n in found]
        if KNOWN_PROVIDERS.reads(words) or _CALLED_BY_ITS_END.fullmatch(words):
            body = self._as_written(words)
            return [replace(body, outside=True)] if body else []
        called = CALLED_PROVIDERS.first(f"{words},")
        name = _name_of(called.match) if called and called.start == 0 else None
        body = self._as_written(name) if name else None
        return [replace(body, outside=True)] if body else []

    def _by_kind(self, text: str) -> tuple[list[SaidBody], int] | None:
        """The council as the commissioner of public health, or all the commissioners of a kind that the report names."""
        council = OF_PUBLIC_HEALTH.first(text)
        if council is not None:
            name = council.match.groupdict().get("whose") or council.match.groupdict().get("council")
            named = self.lists.read(name) if name else None
            agency = named[0].agency if named else self.lists.namer.authority
            return [SaidBody(agency, council.words)], council.end
        every = THE_COMMISSIONERS.first(text)
        if every is None:
            return None
        kind, count = _KINDS[" ".join(every.match["kind"].split())], (every.match["count"] or "").strip()
        named_ones = [a for a in self._all if a.kind == kind and a.resolution is Resolution.REGISTER]
        if named_ones and (not count or _COUNTS[count] == len(named_ones)):
            return [SaidBody(agency, every.words) for agency in named_ones], every.end
        return [], 0

    def _listed(self, text: str) -> tuple[list[SaidBody], int] | None:
        if not _MAY_BEGIN.match(text):
            return None
        found = self.lists.read_beginning(text[:_LONGEST_LIST]) or []
        known = [n for n in found if n.agency.resolution in _KNOWN and _may_provide(n.agency)]
        if not known:
            return None
        return [SaidBody(n.agency, n.written, _is_outside(n.agency)) for n in known], max(n.end for n in found)

    def _called(self, text: str) -> tuple[list[SaidBody], int] | None:
        """A body whose kind stands before its name: "the social enterprise, PHASE"."""
        called = CALLED_PROVIDERS.first(text)
        name = _name_of(called.match) if called is not None and called.start == 0 else None
        body = self._as_written(name) if name else None
        return ([replace(body, outside=True)], called.end) if body and called else None

    def _unknown(self, text: str) -> tuple[list[SaidBody], int] | None:
        unknown = _UNKNOWN.match(text)
        body = self._as_written(unknown["name"]) if unknown else None
        if unknown is None or body is None:
            return None
        several = self._apart(unknown["name"])
        if several:
            return several, unknown.end()
        return [replace(body, outside=body.outside or bool(KNOWN_PROVIDERS.reads(unknown["name"])))], unknown.end()

    def _apart(self, name: str) -> list[SaidBody]:
        """The two bodies of "X and Y", where one of them at least is known; nobody where "and" may be within one name."""
        parts = re.split(r"\s+and\s+", name)
        known = any(self._whole(part) for part in parts)
        if len(parts) != _TWO or not (known or all(_TWO_NAMES.fullmatch(part) for part in parts)):
            return []
        bodies = [next(iter(self._whole(part)), None) or self._as_written(part) for part in parts]
        found = [body for body in bodies if body is not None]
        return found if len(found) == _TWO else []

    def _as_written(self, words: str) -> SaidBody | None:
        """The body of a name that no list knows: the authority of a place, or as written; None for what is no name of a body."""
        name = _NO_NAME_END.sub("", " ".join(words.split()).strip(" ,‘’“”'\""))
        if not name or len(name) > _LONGEST_UNKNOWN or NO_PROVIDERS.reads(name):
            return None
        of_place = self._of_a_place(name)
        if of_place is not None:
            return of_place
        agency = self.lists.namer.agency(name)
        if agency.resolution is Resolution.GROUP or not _may_provide(agency):
            return None
        return SaidBody(agency, name)

    def _of_a_place(self, name: str) -> SaidBody | None:
        """The authority whose place stands for it: "commissioned by Marlshire"."""
        place = self.lists.namer.register.authority(name, self.lists.namer.place.on)
        if place is None:
            return None
        reason = f"“{name}” is the place of {place.name}"
        return SaidBody(registered(place, "authority-of-a-place", reason), name)

    @cached_property
    def _all(self) -> list[Agency]:
        """Every body that the report names, in the order of first naming."""
        seen = (each for block in self.document.content() for each in self.lists.spotter.find(block.text))
        return list({each.agency.key: each.agency for each in seen}.values())


def _may_provide(agency: Agency) -> bool:
    """Whether a body is of a kind that provides services or commissions them: a board of safeguarding does neither."""
    return agency.kind not in _NO_PROVIDING_KINDS


def _is_outside(agency: Agency) -> bool:
    return agency.kind == "VoluntaryOrganisation"


def _name_of(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups.get("before") or groups.get("behind")
