"""The written statement of action that a joint targeted area inspection requires: of whom, and by which day.

"We have determined that Marlshire County Council is the principal authority and should prepare a written statement of proposed
action … Marlshire County Council should send the written statement of action … by 12 June 2025."
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ingest.dates import find_period
from ingest.documents.document import Block, Passage
from ingest.facts import ActionPlan, Agency, PartialDate, Resolution
from ingest.families.reading_context import Reading

PRINTED_RULE = "printed-in-the-letter"
_SENT = re.compile(
    r"\bshould\s+(?:send|submit|return)\s+(?:the|this|its|their|a)\s+(?:written\s+)?statement\b", re.IGNORECASE
)
_PREPARED = re.compile(r"\bshould\s+(?:now\s+)?prepare\s+(?:a|the)\s+(?:joint\s+)?written\s+statement\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?=(?:\w+day,?\s+)?\d{1,2}\b)", re.IGNORECASE)
# "We have determined that Marlshire Council is the principal authority": what stands before is not who is told.
_DETERMINED = re.compile(r"^.{0,80}?\bdetermined\s+that\s+", re.IGNORECASE)
_PRINCIPAL = re.compile(r"\s+(?:is|are|as|to\s+be)\s+the\s+principal\s+authority\b.*", re.IGNORECASE | re.DOTALL)
# Officers of the council, whatever it is called: "The director of children's services should prepare".
_OF_THE_COUNCIL = re.compile(
    r"^(?:[A-Z][\w’'-]+\s+)?(?:the\s+)?(?:director|chief\s+executive|head)\b|\blocal\s+authority$", re.IGNORECASE
)
# An office, a person's name before it: "the chair of the", "Ann Marl, Chair of the".
_OFFICE = re.compile(
    r"^(?:.{0,60}?,\s*)?(?:the\s+)?(?:independent\s+)?chair(?:person)?\s+of\s+(?:the\s+)?|\s+chair$", re.IGNORECASE
)
_KNOWN = frozenset({Resolution.REGISTER, Resolution.LOCAL})


def written_statement(blocks: Iterable[Block], reading: Reading) -> ActionPlan | None:
    """The statement that the letter requires; None where it requires none, or nobody who is known is told."""
    sentences = [sentence for block in blocks for sentence in block.passage.sentences()]
    sent = next((each for each in sentences if _SENT.search(each.text)), None)
    prepared = next((each for each in sentences if _PREPARED.search(each.text)), None)
    due = _due(sent) if sent is not None else None
    for sentence, told in ((sent, _SENT), (prepared, _PREPARED)):
        if sentence is None:
            continue
        agencies = _told(sentence.text, told, reading)
        if agencies:
            quoted = sent if due is not None and sent is not None else sentence
            return ActionPlan(agencies, due, PRINTED_RULE, reading.document.quote(quoted))
    return None


def _told(sentence: str, told: re.Pattern[str], reading: Reading) -> tuple[Agency, ...]:
    """The bodies whom a sentence tells: its words before "should send", without an office in front."""
    words = re.split(told.pattern, sentence, maxsplit=1, flags=re.IGNORECASE)[0]
    words = _PRINCIPAL.sub("", _DETERMINED.sub("", " ".join(words.split()))).strip(" ,.")
    words = re.sub(r"^(?:The|Therefore|And),?\s+|\s+and$", "", words)
    name = _OFFICE.sub("", words)
    known = reading.namer.known(name)
    if known is not None and known.resolution in _KNOWN:
        return (known,)
    if _OF_THE_COUNCIL.search(words):
        return (reading.namer.authority,)
    return tuple(each.agency for each in reading.lists.read(name) or () if each.agency.resolution in _KNOWN)


def _due(sentence: Passage) -> date | None:
    """The day that the sentence prints behind "by"."""
    text = " ".join(sentence.text.split())
    for match in _BY.finditer(text):
        found = find_period(text[match.end() : match.end() + 40])
        if found is not None and found[0].day is not None:
            return _day(found[0])
    return None


def _day(period: PartialDate) -> date | None:
    """A date that tells its day, as a day; None where there is no such day."""
    try:
        return date(period.year, period.month or 0, period.day or 0)
    except ValueError:
        return None
