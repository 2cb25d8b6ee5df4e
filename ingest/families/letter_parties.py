"""To whom a joint letter goes, and who signs it: the addressees of its head, and the two columns of its signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile, zip_longest

from ingest.documents.document import Block, Document, Passage
from ingest.facts import LetterParty, Resolution
from ingest.families.assemble import CQC, OFSTED
from ingest.families.front_page import NO_LEADS, Leads
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import Reading
from ingest.families.send_layout import CLOSING, COPIED
from ingest.names.namer import registered

ADDRESSEE, SIGNATORY = "addressee", "signatory"
_FORM = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Sir|Dame)\.?"
_WORD = r"(?:(?:de|van|von|la|le|d['’]|O['’]|Mc|Mac)\s?)?[A-Z][\w’'-]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{1,3}}"
_OFFICE = (
    r"(?:Interim|Acting|Executive|Strategic|Corporate|Managing|Deputy|Assistant|Accountable|Chief|Director|Head|Lead|Senior|Local\s+Area|"
    r"Nominated|Designated|Service|Clinical\s+Lead|Chair)\b"
)
_ADDRESSED = re.compile(rf"^(?:(?:(?P<form>{_FORM})\s+)?(?P<name>{_NAME}))(?P<title>\s*,\s*.+)?$")
_TITLED = re.compile(rf"^{_OFFICE}")
_FURTHER = 3  # lines that a title and a body may run over
_INSPECTORATES = re.compile(
    r"^(?:Ofsted|Care\s?Quality\s+Commission|CQC)(?:\s+(?:and\s+)?(?:Care\s?Quality\s+Commission|CQC|Ofsted))?$"
)
_TITLE_OF_OFFICE = re.compile(
    r"\b(?:HMI|H\.M\.I\.|OI|(?:Her|His)\s+Majesty['’]s\s+Inspector|Lead|Inspector|National|Director|Deputy|Chief|Regional|Officer|Head\s+of|Reviewer|"
    r"Medical|Services|Care|Justice|Health|Primary|Children|Ofsted|CQC)\b"
)
_LEAD = re.compile(
    r"\b(?:HMI|(?:Her|His)\s+Majesty['’]s\s+Inspector|Ofsted)\b\W{0,3}\(?(?:Lead\b|(?:and\s+)?Lead\s+Inspector)|\bLead\s+(?:HMI\b|Inspector\b)|\bLead\s+(?:Her|His)\s+Majesty",
    re.IGNORECASE,
)
_OF_CQC = re.compile(
    r"\bCQC\b|\bCare\s?Quality\s+Commission\b|\bDeputy\s+Chief\s+Inspector\b|\bChildren['’]s\s+Services\s+Inspector\b"
)
_WIDE_GAP = re.compile(r"\t+|\s{3,}")
_LEADS = re.compile(r"^(?:and\s+)?Lead\s+Inspector\b")  # of Ofsted's column, where the copy has put both on one line
_BEHIND_A_NAME = r"(?:HMI|OI|CQC)"
# "Ada Quill HMI Jo Marl": two names side by side, of two words each
_TWO_NAMES = re.compile(
    rf"^{_WORD}\s+{_WORD}(?:,?\s+{_BEHIND_A_NAME})?\s+(?P<second>{_WORD}\s+{_WORD}(?:,?\s+{_BEHIND_A_NAME})?)$"
)
# "Regional Director, North Deputy Chief Inspector": two titles side by side, the first whole or cut by its column's end
_TWO_TITLES = re.compile(
    r"^.*?\b(?:[Ii]nspector|Director)\b.*?,?\s+(?P<second>(?:CQC|Ofsted|(?<!,\s)HMI|Care|(?:Interim\s+)?(?:Deputy\s+)?Chief|Children['’]s\s+Services)\b.*)$"
)
# "Ada Quill HMI Lead Inspector Jo Marl CQC Inspector": two signatures side by side, each with its title
_TWO_SIGNATURES = re.compile(
    rf"^{_WORD}\s+{_WORD},?\s+(?:HMI|Ofsted|Lead|Her|His)\b.*?\b[Ii]nspector\s+(?P<second>{_WORD}\s+{_WORD},?\s+(?:CQC|Children['’]s\s+Services)\s+[Ii]nspector)$"
)


def addressees(reading: Reading, head: Sequence[Block]) -> tuple[LetterParty, ...]:
    """Those to whom the letter goes, each with title and body as far as the head tells them."""
    document = reading.document
    lines = [line for block in head for line in document.lines(block.passage) if line.text]
    starts = [i for i, line in enumerate(lines) if _begins_a_person(lines, i, line.text)]
    found = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _ADDRESSED.match(lines[start].text)
        assert match is not None  # it began a person
        rest = lines[start + 1 : min(end, start + 1 + _FURTHER)]
        words = " ".join([(match["title"] or "").strip(" ,"), *(line.text for line in rest)]).strip()
        found.append(_addressee(reading, match["name"], words, lines[start], lines[start : start + 1 + len(rest)]))
    return tuple(found)


def _begins_a_person(lines: Sequence[Passage], i: int, text: str) -> bool:
    """Whether a line names somebody: with a form of address, with an office behind the name, or on the next line."""
    match = _ADDRESSED.match(text)
    if match is None or _TITLED.match(text):
        return False
    if match["title"]:
        return bool(match["form"]) or bool(_TITLED.match(match["title"].strip(" ,")))
    office = i + 1 < len(lines) and bool(_TITLED.match(lines[i + 1].text))
    return bool(match["form"]) or office


def _addressee(reading: Reading, name: str, words: str, first: Passage, lines: Sequence[Passage]) -> LetterParty:
    seen = [s for s in reading.spotter.find(words) if s.agency.resolution is Resolution.REGISTER]
    title = words[: seen[0].start] if seen else words
    office = _TITLED.match(title)
    title = re.split(r"(?<=[a-z]),\s+(?=NHS\b)", title.strip(" ,"))[0].strip(" ,") if office else ""
    last = lines[-1] if seen else first
    bodies = tuple({each.agency.key: each.agency for each in seen}.values())
    return LetterParty(ADDRESSEE, name, title or None, bodies, reading.document.quote_from(first, last))


def signatories(reading: Reading, closing: Sequence[Block]) -> tuple[LetterParty, ...]:
    """Those who signed, in the order of the copy, each with title and inspectorate."""
    return tuple(_signatory(reading, name, title, words) for name, title, words in _signed(reading.document, closing))


def lead(document: Document, closing: Sequence[Block]) -> Leads:
    """Who led: the one whose title says so, of the inspectorate that leads."""
    for name, title, words in _signed(document, closing):
        if _LEAD.search(title) and not _OF_CQC.search(title):
            return Leads((name,), document.quote(words))
    return NO_LEADS


def _signatory(reading: Reading, name: str, title: str, words: Passage) -> LetterParty:
    key = CQC if _OF_CQC.search(title) else OFSTED
    body = reading.namer.register.get(key.rpartition("/")[2])
    reason = f"“{title}” signs for {body.name if body else key}"
    agencies = (registered(body, "signed-for-the-inspectorate", reason),) if body else ()
    return LetterParty(SIGNATORY, name, title or None, agencies, reading.document.quote(words))


def _signed(document: Document, closing: Sequence[Block]) -> Iterator[tuple[str, str, Passage]]:
    """Name, title and words of each signature: column by column where the copy has the table, else line by line."""
    blocks = list(takewhile(lambda block: not COPIED.match(block.text), closing))
    yield from _in_column(document, [block.passage for block in blocks if not block.cells])
    for column in zip_longest(*(block.cells for block in blocks if block.cells)):
        yield from _in_column(document, [cell for cell in column if cell is not None and cell.text])


def _in_column(document: Document, parts: Sequence[Passage]) -> Iterator[tuple[str, str, Passage]]:
    """The signatures of one column: a name, its title on the same or the next lines."""
    names: list[tuple[str, Passage]] = []
    titles: list[list[str]] = []
    side_by_side = False  # the last names stood on one line: so may their titles
    for line in filter(_says_something, chain.from_iterable(map(document.lines, parts))):
        untitled = len(titles) > 1 and not (titles[-1] or titles[-2])
        found = _columns(document, line, titles_of_two=side_by_side or untitled)
        named = [_named(text) for text, _ in found]
        for (text, words), (name, title) in zip(found, named, strict=True):
            if CLOSING.match(text) or _INSPECTORATES.match(text):
                continue
            if name:
                names.append((name, words))
                titles.append([title] if title else [])
            elif names:
                of_first = (len(found) > 1 and text is found[0][0]) or (side_by_side and _LEADS.match(text))
                behind = titles[-2:] if len(found) > 1 or not side_by_side else titles[-1:]
                untold = next((t for t in behind if not t), titles[-1])
                (titles[-2] if of_first and len(titles) > 1 else untold).append(text)
        if any(name for name, _ in named):
            side_by_side = len(found) > 1
    for (name, words), title_lines in zip(names, titles, strict=True):
        yield name, " ".join(title_lines), words


def _says_something(line: Passage) -> bool:
    return bool(line.text)


def _columns(document: Document, line: Passage, *, titles_of_two: bool) -> list[tuple[str, Passage]]:
    """A line's parts, where both columns stand on it: parted by a wide gap, two names of two words each, or their two titles."""
    first, last = line.offsets[0], line.offsets[-1] + 1
    stored = document.stored[first:last]
    gap = _WIDE_GAP.search(stored)
    if gap:
        at = next(i for i, offset in enumerate(line.offsets) if offset >= first + gap.end())
    else:
        names = _TWO_NAMES.match(line.text)
        if names and _TITLE_OF_OFFICE.search(re.sub(_BEHIND_A_NAME, "", line.text)):
            names = None
        both = names or _TWO_SIGNATURES.match(line.text) or (_TWO_TITLES.match(line.text) if titles_of_two else None)
        if both is None:
            return [(line.text, line)]
        at = both.start("second")
    return [(p.text, p) for p in (line.cut(0, at), line.cut(at))]


def _named(text: str) -> tuple[str | None, str]:
    """The name with which a line begins and the title behind it; no name where the line is all title."""
    before = re.split(r"\s*(?:,|\(|\s[-–]\s)\s*", text, maxsplit=1)[0]
    title = _TITLE_OF_OFFICE.search(before)
    if title is not None:
        before = before[: title.start()].strip()
    found = names_of_inspectors(before) if before else ()
    return (found[0], text[len(before) :].strip(" ,()–-")) if len(found) == 1 else (None, "")
