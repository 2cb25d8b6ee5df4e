"""Who provides or commissions what, out of a report's sentences: "X services are commissioned by A and provided by B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.documents.document import BlockKind, Document, Passage
from ingest.facts import Agency, Resolution, ServiceProvision
from ingest.forms.form import FormReading
from ingest.names.name_lists import AgencyLists
from ingest.names.namer import GENERIC_RULES
from ingest.provisions.forms.provision_words import (
    AGAIN,
    BODY_PROVIDES,
    COMMISSIONS,
    GOING_ON,
    NOT_SAID_OF_NOW,
    OF_PUBLIC_HEALTH,
    PROVIDED_BY,
    SERVICES_NAMED,
    THE_COMMISSIONERS,
)

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET})
_MAY_SAY = re.compile(
    r"\b(?:provid|deliver|helped\s+by|commission|purchased|carried\s+out|operated|runs?\b|given\s+by|responsibility\s+of)",
    re.IGNORECASE,
)
_SERVICE_LENGTH = (4, 220)  # characters: the longest names several services
_SUBJECT_BEGINS = re.compile(r"^(?:[\s,;:]+|(?:and|while|with|but|whereas|also)\s+)+", re.IGNORECASE)
_ONE_LEADS = re.compile(
    r"^(?:with\s+)?[^,]{3,120}\s(?:leading|as\s+(?:the\s+)?lead\b[^,]{0,60}),\s+(?:and|while)\s+", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:The|All|Most|the|all|most)\s+(?!health\s+services\s+for\s+children$)")
_COMMISSIONING = re.compile(
    r"^(?:(?:The|the)\s+)?(?:[Pp]lanning\s+and\s+)?[Cc]ommissioning(?:\s+(?:and\s+planning|arrangements|responsibilit(?:y|ies)))?\s+(?:of|for)\s+"
)
_SERVICE_ENDS = re.compile(
    r"[;:.]|,\s+(?:which|who|whose|and\s+is|with)\b|\s+(?:through|via|from|at|across|to\s+(?:which|whom)|in\s+order)\b|$"
)
_UNKNOWN_NAME = re.compile(
    r"(?:the\s+)?(?P<name>[A-Z][\w’'&-]+(?:\s+(?:(?:of|and|for|the|&)\s+)?[A-Z][\w’'&-]+){0,6})(?=\s*(?:[.,;(]|$|and\b|under\b))"
)
_VAGUE = re.compile(
    r"(?:an?|its|their|some|many|several|individual|\d+\+?|services?\b(?! for)|full-time|\w+ service to)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS = {"CCGs": "ClinicalCommissioningGroup", "clinical commissioning groups": "ClinicalCommissioningGroup",
          "PCTs": "PrimaryCareTrust", "primary care trusts": "PrimaryCareTrust"}  # fmt: skip
_MOST_VERBS = 8  # of one sentence


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that a sentence says provides or commissions."""

    agency: Agency
    written: str


@dataclass(frozen=True, slots=True)
class _Service:
    """A service that a sentence's subject names, and the role that the subject says: "Commissioning and planning of …"."""

    name: str
    role: str | None


class ProvisionReader:
    """Reads one report's sentences."""

    def __init__(self, document: Document, lists: AgencyLists) -> None:
        self.document = document
        self.lists = lists

    def provisions(self) -> tuple[ServiceProvision, ...]:
        """Each agency, service and role that the report's sentences say, once."""
        found: dict[tuple[str, str, str], ServiceProvision] = {}
        for block in self.document.content():
            if block.kind in _FLOWING and _MAY_SAY.search(block.text):
                for sentence in block.passage.sentences():
                    for each in (*self._passive(sentence), *self._active(sentence)):
                        found.setdefault((each.agency.key, each.service.casefold(), each.role), each)
        return tuple(found.values())

    def _passive(self, sentence: Passage) -> Iterator[ServiceProvision]:
        """A service, then who commissions and who provides it, perhaps with other services behind."""
        text = sentence.text
        verbs = sorted((*PROVIDED_BY.readings(text), *GOING_ON.readings(text)), key=lambda verb: verb.start)[
            :_MOST_VERBS
        ]
        service: _Service | None = None
        role, reached = "", 0
        for nth, verb in enumerate(verbs):
            between, again = text[reached : verb.start], verb.form.says == AGAIN
            if _has_verb(verb):
                service = _named_service(between)
            elif not again and not _goes_on(between):
                service = None
            ends = verbs[nth + 1].start if nth + 1 < len(verbs) else len(text)
            bodies, taken = self._bodies(text[verb.end : ends])
            reached = verb.end + taken
            role = role if again else (service.role if service and _has_verb(verb) else None) or verb.form.says
            if service is not None and bodies:
                yield from self._said(sentence, service.name, role, bodies)

    def _active(self, sentence: Passage) -> Iterator[ServiceProvision]:
        """Bodies at the beginning of a sentence, then what they provide or commission."""
        verb = BODY_PROVIDES.first(sentence.text)
        if verb is None or NOT_SAID_OF_NOW.reads(sentence.text[: verb.end]):
            return
        bodies = self.lists.read(sentence.text[: verb.start])
        if not bodies or not all(_by_name(each.agency) for each in bodies):
            return
        rest = sentence.text[verb.end :]
        end = _SERVICE_ENDS.search(rest)
        words = rest[: end.start() if end else len(rest)].strip(" ,")
        if _is_service(words) and not _VAGUE.match(words):
            named = [_Body(each.agency, each.written) for each in bodies]
            yield from self._said(sentence, words, verb.form.says, named)

    def _said(self, sentence: Passage, service: str, role: str, bodies: Sequence[_Body]) -> Iterator[ServiceProvision]:
        quotation = self.document.quote(sentence)
        for each in bodies:
            yield ServiceProvision(each.agency, each.written, service, role, quotation)

    def _bodies(self, text: str) -> tuple[list[_Body], int]:
        """The bodies with which a text begins, and how much of it names them."""
        council = OF_PUBLIC_HEALTH.first(text)
        if council is not None:
            named = self.lists.read(council.match["council"]) if council.match["council"] else None
            agency = named[0].agency if named else self.lists.namer.authority
            return [_Body(agency, council.words)], council.end
        every = THE_COMMISSIONERS.first(text)
        if every is not None:
            kind, count = _KINDS[" ".join(every.match["kind"].split())], (every.match["count"] or "").strip()
            named_ones = self._of_kind(kind)
            if named_ones and (not count or _COUNTS[count] == len(named_ones)):
                return [_Body(agency, every.words) for agency in named_ones], every.end
            return [], 0
        found = self.lists.read_beginning(text) or []
        known = [n for n in found if n.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL)]
        if known:
            return [_Body(n.agency, n.written) for n in known], max(n.end for n in found)
        unknown = _UNKNOWN_NAME.match(text)
        if unknown is None:
            return [], 0
        agency = self.lists.namer.agency(unknown["name"])
        if agency.resolution is Resolution.GROUP:
            return [], 0
        return [_Body(agency, unknown["name"])], unknown.end()

    def _of_kind(self, kind: str) -> list[Agency]:
        return [agency for agency in self._named if agency.kind == kind and agency.resolution is Resolution.REGISTER]

    @cached_property
    def _named(self) -> list[Agency]:
        """Every body that the report names, in the order of first naming."""
        seen = (each for block in self.document.content() for each in self.lists.spotter.find(block.text))
        return list({each.agency.key: each.agency for each in seen}.values())


def _by_name(agency: Agency) -> bool:
    """Whether a body is named, and not only meant by "the council" or "the service"."""
    return agency.resolution is Resolution.REGISTER and agency.rule not in GENERIC_RULES


def _has_verb(verb: FormReading) -> bool:
    """Whether the words have a verb of their own, so that what stands before them is their subject."""
    return bool(re.match(r"\W*(?:is|are)\b", verb.words))


def _goes_on(between: str) -> bool:
    """Whether words between a list of bodies and "provided by" only join the two."""
    return bool(re.fullmatch(r"[\s,;]*(?:\([^)]{1,40}\))?[\s,;]*(?:and|but|while)?[\s,;]*", between))


def _named_service(subject: str) -> _Service | None:
    """The service that a subject names, as far as it is said of now."""
    if NOT_SAID_OF_NOW.reads(subject):
        return None
    words = _ONE_LEADS.sub("", _SUBJECT_BEGINS.sub("", subject)).strip(" ,")
    begins = _COMMISSIONING.match(words)
    bare = _ARTICLE.sub("", words[begins.end() :] if begins else words).strip(" ,")
    return _Service(bare, COMMISSIONS if begins else None) if _is_service(bare) else None


def _is_service(words: str) -> bool:
    fits = _SERVICE_LENGTH[0] <= len(words) <= _SERVICE_LENGTH[1]
    return fits and ". " not in words and SERVICES_NAMED.decided(words) == "service"


def provisions(document: Document, lists: AgencyLists) -> tuple[ServiceProvision, ...]:
    """What a report says bodies provide or commission."""
    return ProvisionReader(document, lists).provisions()
