"""What both kinds of letters on a local area's services for special educational needs say alike, 2016 to 2022.

Date, place and days; the local area, which is told by default; and who must write the statement of action, with the commissioners
that the letter calls no more than "the area's clinical commissioning group".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ingest.dates import find_date, find_range
from ingest.documents.document import Block, Document, Passage
from ingest.facts import Agency, Quotation, Resolution, ResponsibleBody
from ingest.families.front_page import NO_DATE, NO_DAYS, Dated, Inspected, quoted_range
from ingest.families.reading_context import Reading
from ingest.families.send_layout import CLOSING, COPIED, DEAR, MAIN_FINDINGS, QUESTION, STRENGTHS, TITLE
from ingest.names.namer import registered
from ingest.names.spotter import Sighting

TITLE_WORDS = r"\bjoint\s+(?:local\s+)?area\s+(?:SEND|special\s+educational\s+needs(?:\s+and/?(?:\s*or)?\s+disabilit(?:y|ies))?(?:\s+\(SEND\))?)\s+"
"""With which the titles of both kinds begin."""

_PLACE = re.compile(
    TITLE_WORDS + r"(?:inspection|re-?visit)\s*(?:\b(?:in|on|of|to)\b|[-–—:])\s*(?P<place>.{2,90})$", re.IGNORECASE
)
_LOCAL_AREA_OF = re.compile(
    r"\b(?:local\s+)?area\s+of\s+(?P<place>[A-Z].{1,60}?)(?=\s+(?:to\s+(?:judge|decide)|in\s+order)\b)"
)
_WHEN = re.compile(r"\b(?:between|from|on|during)\s+(?:the\s+)?(?=(?:\w+day,?\s+)?\d)", re.IGNORECASE)
_DATE_REACH = 90  # characters behind "between": two days with month and year each
_WHO_SUBMITS = re.compile(
    r"\b(?P<who>(?:(?!\bthat\b|\bdetermined\b)[^.;:]){3,260}?)\s+(?:is|are|was|were|will\s+be)\s+(?:(?:jointly|both|together|also)\s+){0,2}"
    r"(?:,?\s*(?:(?:together|jointly|along)\s+)?with\s+(?P<beside>[^.;:,]{3,160}),?\s+(?:jointly\s+)?)?"
    r"responsible\s+for\s+(?:the\s+)?(?:joint\s+)?(?:submi\w+|produc\w+|writ\w+|prepar\w+|develop\w+)\b",
    re.IGNORECASE,
)
# "… is responsible for submitting the written statement to Ofsted, together with NHS Marlshire CCG."
_TOGETHER_WITH = re.compile(
    r"\b(?:together|jointly|along|in\s+(?:partnership|conjunction|collaboration))\s+with\s+(?P<beside>[^.;:]{3,160})",
    re.IGNORECASE,
)
_WHOSE_DUTY = re.compile(
    r"\bresponsibility\s+of\s+(?P<who>[^.;:]{3,260}?)\s+to\s+(?:submit|produce|write|prepare)\b", re.IGNORECASE
)
_BEFORE_WHO = re.compile(r"^.*\b(?:that|which|determined)\s+", re.IGNORECASE | re.DOTALL)
_MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTS = "|".join(_MANY)
# "the area's clinical commissioning group(s) (CCGs)", by kind and place and not by name
_COMMISSIONERS = re.compile(
    r"(?:(?:the|its|each|both|all)\s+(?:of\s+)?)*(?:(?:local\s+)?area['’]?s?['’]?\s+|local\s+|relevant\s+|respective\s+|\b[A-Z][\w-]+['’]s?\s+|(?:"
    + _COUNTS
    + r")\s+){0,3}"
    r"(?P<kind>clinical\s+commissioning\s+groups?|CCGs?|integrated\s+care\s+boards?|ICBs?)(?:\(s\))?"
    r"(?:\s+\((?:the\s+)?(?:CCGs?|ICBs?)\))?(?:\s+(?:in|of|for|serving|that\s+serves?)\s+the\s+(?:local\s+)?area)?",
    re.IGNORECASE,
)
_ONE_WORD_KINDS = {"c": "ClinicalCommissioningGroup", "i": "IntegratedCareBoard"}
_COMMISSIONERS_RULE = "commissioners-of-the-area"


@dataclass(frozen=True, slots=True)
class LetterParts:
    """A letter's parts: what stands above the salutation, from there to the findings, the findings, and from the closing words on."""

    head: Sequence[Block]
    opening: Sequence[Block]
    findings: Sequence[Block]
    closing: Sequence[Block]

    @property
    def front(self) -> list[Passage]:
        """The passages of the head and the opening."""
        return [block.passage for block in (*self.head, *self.opening)]


def parted(document: Document) -> LetterParts:
    """The parts of a letter that is laid out."""
    blocks = list(document.content())
    dear = _first(blocks, (DEAR, TITLE), 0) or 0
    found = _first(blocks, (MAIN_FINDINGS,), dear)
    begins = found if found is not None else _first(blocks, (QUESTION, STRENGTHS), dear) or dear + 1
    ends = _first(blocks, (CLOSING,), begins)
    ends = ends if ends is not None else _first(blocks, (COPIED,), begins)
    ends = len(blocks) if ends is None else ends
    return LetterParts(blocks[:dear], blocks[dear:begins], blocks[begins:ends], blocks[ends:])


def _first(blocks: Sequence[Block], words: Iterable[re.Pattern[str]], start: int) -> int | None:
    return next((i for word in words for i in range(start, len(blocks)) if word.match(blocks[i].text)), None)


def dated(parts: LetterParts, document: Document) -> Dated:
    """The letter's date: the first of its head."""
    for line in chain.from_iterable(document.lines(block.passage) for block in parts.head):
        found = find_date(line.text)
        if found:
            return Dated(found[0], document.quote(line, found[1], found[2]))
    return NO_DATE


def days(parts: LetterParts, document: Document, published: date | None) -> Inspected:
    """The days of the inspection or revisit: the first that the opening names."""
    for passage in (block.passage for block in parts.opening):
        for match in _WHEN.finditer(passage.text):
            found = find_range(passage.text[match.end() : match.end() + _DATE_REACH], published)
            if found:
                return quoted_range(document, passage, match.end(), found)
    return NO_DAYS


def places(parts: LetterParts) -> list[Passage]:
    """Where the authority may be named: the title, "the local area of", the addressees."""
    found = [(p, m) for words in (_PLACE, _LOCAL_AREA_OF) for p in parts.front if (m := words.search(p.text))]
    return [*(p.cut(*m.span("place")) for p, m in found), *(block.passage for block in parts.head)]


def title_words(parts: LetterParts, document: Document) -> Quotation | None:
    """The title, which names the local area."""
    return next((document.quote(p) for p in parts.front if TITLE.match(p.text)), None)


def local_area(reading: Reading) -> Agency:
    """The local area: the partners who serve it together, which the letters tell by that name."""
    known = reading.namer.known("the local area")
    if known is None:
        raise ValueError("the kinds of bodies that every area has no longer know “the local area”")
    return known


class ResponsibleBodies:
    """Reads who must write the statement of action.

    `on`: the days at which the commissioners may be meant, the likeliest first: between an inspection and its letter, one may be replaced.
    """

    def __init__(self, reading: Reading, parts: LetterParts, *on: date | None) -> None:
        self._reading = reading
        self._on = on
        copied = (block.passage for block in parts.closing if COPIED.match(block.text))
        heads = [block.passage for block in parts.head]
        self._named = [seen.agency for passage in (*heads, *copied) for seen in self._seen(passage.text)]
        self._sentences = [sentence for block in parts.opening for sentence in block.passage.sentences()]

    def read(self) -> tuple[ResponsibleBody, ...]:
        """The bodies, in the order in which the letter names them; none where no sentence says."""
        for sentence in self._sentences:
            found = _WHO_SUBMITS.search(sentence.text) or _WHOSE_DUTY.search(sentence.text)
            if found:
                words = self._reading.document.quote(sentence)
                after = _TOGETHER_WITH.search(sentence.text, found.end())
                beside = after["beside"] if after else found.groupdict().get("beside")
                told = [_BEFORE_WHO.sub("", found["who"]), *([beside.strip(" ,")] if beside else [])]
                return tuple(body for who in told for body in self._bodies(who, words))
        return ()

    def _bodies(self, who: str, words: Quotation) -> Iterator[ResponsibleBody]:
        """Those whom a list of bodies names, and those whom it calls by their kind."""
        called = _COMMISSIONERS.search(who) if not self._seen_commissioners(who) else None
        rest = (
            who
            if called is None
            else re.sub(
                r"\s*,?\s*\b(?:and|(?:(?:together|jointly|along)\s+)?with)\s*$|^\s*(?:and|with)\s+",
                "",
                who[: called.start()],
            )
        )
        named = self._reading.lists.read(rest.strip(" ,")) or []
        if not named and rest.strip():
            yield ResponsibleBody(self._reading.namer.agency(rest.strip(" ,")), rest.strip(" ,"), words)
        for each in named:
            yield ResponsibleBody(each.agency, each.written, words)
        if called is not None:
            written = who[called.start() : called.end()].strip()
            for agency in self._called(called, written):
                yield ResponsibleBody(agency, written, words)
            for each in self._reading.lists.read(re.sub(r"^\W*(?:and|with)\s+", "", who[called.end() :])) or []:
                yield ResponsibleBody(each.agency, each.written, words)

    def _seen_commissioners(self, who: str) -> bool:
        """Whether a list names its commissioners whole, so that they need not be told by their kind."""
        kinds = set(_ONE_WORD_KINDS.values())
        return any(seen.agency.kind in kinds and seen.agency.rule != "body-of-the-area" for seen in self._seen(who))

    def _seen(self, text: str) -> list[Sighting]:
        return [seen for seen in self._reading.spotter.find(text) if seen.agency.resolution is Resolution.REGISTER]

    def _called(self, called: re.Match[str], written: str) -> list[Agency]:
        """The commissioners of a kind: those whom the letter is addressed or copied to, if the registers do not say otherwise, or
        else those that serve the area; as many as the words say, or the kind as written.
        """
        kind = _ONE_WORD_KINDS[called["kind"][:1].lower()]
        addressed = {a.key: a for a in self._named if a.kind == kind and self._lived(a)}
        place, register = self._reading.area.name, self._reading.namer.register
        reason = f"“{written}”: the letter is addressed or copied to them"
        told = [Agency(a.key, a.kind, a.label, a.resolution, _COMMISSIONERS_RULE, reason) for a in addressed.values()]
        registers = (
            [registered(b, _COMMISSIONERS_RULE, f"“{written}”: {b.name} served {place}") for b in serving]
            for serving in (register.serving(self._reading.area, {kind}, day) for day in self._on)
        )
        for bodies in (told, *registers):
            if _fit(bodies, written):
                return bodies
        return [self._reading.namer.group(written)]

    def _lived(self, agency: Agency) -> bool:
        """Whether a body was there on one of the days: a group may have been replaced between the statement and a revisit."""
        body = self._reading.namer.register.get(agency.key.rpartition("/")[2])
        return body is None or any(body.alive(day) for day in self._on)


def _fit(bodies: Sequence[Agency], written: str) -> bool:
    """Whether there are as many bodies as the words say: one, several, or so many."""
    count = next((n for word, n in _MANY.items() if re.search(rf"\b{word}\b", written, re.IGNORECASE)), None)
    if count is not None:
        return len(bodies) == count
    several = bool(re.search(r"(?:groups|boards|CCGs|ICBs)\b", written, re.IGNORECASE))
    open_number = "(s)" in written
    return bool(bodies) if open_number else len(bodies) > 1 if several else len(bodies) == 1
