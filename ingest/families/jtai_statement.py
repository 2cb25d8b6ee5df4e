"""The written statement that closes a joint targeted area inspection's letter: who prepares it, who contributes, and by when.

It asks for an answer to the letter's findings and is no recommendation of its own. Who contributes is a list of bodies and groups, or "the
individuals and agencies that this report is addressed to": then those of the letter's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.asks.members import Member
from ingest.dates import find_date
from ingest.documents.document import Block, Passage
from ingest.facts import Agency, Assignment, Quotation, Resolution, ResponsibleBody, StatementOfAction
from ingest.families.reading_context import Reading
from ingest.names.namer import registered
from ontology.bases import MEMBER

BY_ADDRESS = "member-by-address"
"""The rule: those to whom the letter is addressed are told, and it is addressed to an officer of the body."""

_NAMED = "named"
_OPEN = "those are meant to whom the letter is addressed; of some it tells a name and an office, and no body"
_OFFICE = "office-of-the-council"
_PREPARES = re.compile(
    r"^(?:We\s+have\s+determined\s+that\s+)?(?P<who>[^.;]{3,120}?),?\s+(?:is\s+the\s+principal\s+(?:authority|agency)\s+and\s+)?"
    r"should\s+(?:prepare|produce|write|(?:lead|co-?ordinate)\s+the\s+(?:preparation|writing)\s+of)\s+(?:a|the)\s+written\s+statement\b",
    re.IGNORECASE,
)
_INVOLVES = re.compile(r"\b(?:multi-?\s?agency|joint)\s+response,?\s+involving\s+(?P<whom>[^.;]{3,500})", re.IGNORECASE)
# "This should be sent …", "The local authority should send the written statement of action to … by Friday 18 April 2023."
_SENT_BY = re.compile(
    r"\bsend\s+(?:the|its|this)\s+written\s+statement\b.{0,120}?\bby\s+(?:\w+day,?\s+)?(?=\d)", re.IGNORECASE
)
_DATE_REACH = 24  # characters of a day in full, "18 September 2023", and what may stand between
_ADDRESSED_TO = re.compile(r"\baddressed\s+to\b", re.IGNORECASE)
_LIST_JOINTS = re.compile(r"\s*,\s*(?:and\s+)?(?:specifically,?\s+)?|\s+and,?\s+(?:specifically,?\s+)?", re.IGNORECASE)
# A person of the letter's head begins a line, "Ann Osney QPM, Chief Constable"; the rest of a body's name may begin one too.
_BEGINS_A_PERSON = re.compile(
    r"^(?![^,]{0,60}\b(?:Service|Board|Council|Group|Trust|Partnership|Company|Division|Authority|Team)s?\b[^,]{0,20},)"
    r"(?:(?:[A-Z][\w.’'-]*|de|van|von|la|le)\s+){1,6}[A-Z][\w.’'-]*\s*(?:,|[-–—]\s)"
)
_COUNCILS_OFFICER = re.compile(
    r"\bDirector\b[^,]{0,20}\b(?:Child|People|Education)|\bDirector of (?:Adult|Social)", re.IGNORECASE
)
_CRIME_COMMISSIONER = re.compile(
    r"(?:(?:[A-Z][\w’'-]+,?|and|the|of) ){0,8}?Police(?:, Fire)? and Crime Commissioner(?: for (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})?|"
    r"Deputy Mayor (?:of London )?for Polic(?:e|ing) and Crime"
)


def statement_of(reading: Reading, head: Sequence[Block], body: Sequence[Block]) -> StatementOfAction | None:
    """The statement that a letter requires, None where it requires none. `head`: what stands above the salutation, `body`: what below."""
    sentences = [sentence for block in body for sentence in block.passage.sentences()]
    told = next(((each, found) for each in sentences if (found := _PREPARES.search(each.text))), None)
    if told is None:
        return None
    required, who = told
    words = reading.document.quote(required)
    involved = next(((each, found) for each in sentences if (found := _INVOLVES.search(each.text))), None)
    contributors = _contributors(reading, head, *involved) if involved else ()
    due, sent = _due(reading, sentences)
    quotations = (words, *((reading.document.quote(involved[0]),) if involved else ()), *((sent,) if sent else ()))
    return StatementOfAction(
        tuple(_responsible(reading, who["who"], words)), quotations, contributors=tuple(contributors), due=due
    )


def _responsible(reading: Reading, who: str, words: Quotation) -> Iterator[ResponsibleBody]:
    """Those who must prepare it: as a list of names, or else as written. "Ann Osney, Chair of the Board": the office tells whose."""
    office = who.rpartition(", ")[2]
    named = [(each.agency, each.written) for each in reading.lists.read(office) or ()] or list(_bodies(reading, office))
    for agency, written in named or ((reading.namer.agency(office), office),):
        yield ResponsibleBody(agency, written, words)


def _due(reading: Reading, sentences: Sequence[Passage]) -> tuple[date | None, Quotation | None]:
    for sentence in sentences:
        sent = _SENT_BY.search(sentence.text)
        found = find_date(sentence.text[sent.end() : sent.end() + _DATE_REACH]) if sent else None
        if found:
            return found[0], reading.document.quote(sentence)
    return None, None


def _contributors(
    reading: Reading, head: Sequence[Block], sentence: Passage, involved: re.Match[str]
) -> Iterator[Assignment]:
    """The bodies and groups of the list; where it points to the letter's head, that group and its members."""
    whom, words = involved["whom"].strip(" ,"), reading.document.quote(sentence)
    if _ADDRESSED_TO.search(whom):
        group = reading.namer.group(whom)
        yield Assignment(group, whom, _NAMED, words, group.rule, open_because=_OPEN)
        for member in _addressed(reading, head):
            yield Assignment(member.agency, member.as_written, MEMBER, words, BY_ADDRESS, member.quotation)
        return
    told: dict[str, Assignment] = {}
    for agency, written in _listed(reading, whom):
        told.setdefault(agency.key, Assignment(agency, written, _NAMED, words, agency.rule))
    yield from told.values()


def _listed(reading: Reading, whom: str) -> Iterator[tuple[Agency, str]]:
    """The names of a list, whole; or piece by piece where it is no list of bodies alone: "health" is then kept as written."""
    whole = reading.lists.read(whom)
    if whole:
        yield from ((each.agency, each.written) for each in whole)
        return
    for piece in filter(None, (part.strip(" ,") for part in _LIST_JOINTS.split(whom))):
        named = reading.lists.read(piece)
        yield from ((each.agency, each.written) for each in named or ())
        if not named:
            yield reading.namer.agency(piece), piece


def _addressed(reading: Reading, head: Sequence[Block]) -> tuple[Member, ...]:
    """The bodies whose officers the head names, each once, with the lines that name them."""
    document, found = reading.document, dict[str, Member]()
    lines = [line for block in head for line in document.lines(block.passage) if line.text.strip()]
    starts = [i for i, line in enumerate(lines) if _BEGINS_A_PERSON.match(line.text)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        words = " ".join(line.text.strip() for line in lines[start:end])
        quotation = document.quote_from(lines[start], lines[end - 1])
        for agency, written in _bodies(reading, words):
            found.setdefault(agency.key, Member(agency, written, quotation))
    return tuple(found.values())


def _bodies(reading: Reading, words: str) -> Iterator[tuple[Agency, str]]:
    """The bodies for which a person of the head acts: those named, the council of its director, and who holds the police to account."""
    seen = [
        (each.agency, words[each.start : each.end])
        for each in reading.spotter.find(words)
        if each.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL)
    ]
    commissioner = _CRIME_COMMISSIONER.search(words, words.find(",") + 1)
    if commissioner is not None:
        yield reading.namer.agency(commissioner.group()), commissioner.group()
        return
    yield from seen
    office = _COUNCILS_OFFICER.search(words)
    if office is not None and not any(agency.kind == "Authority" for agency, _ in seen):
        reason = (
            f"a director of children’s services is the council’s officer, and the letter is about {reading.area.name}"
        )
        yield registered(reading.area, _OFFICE, reason), words[office.start() :].split(",")[0]
