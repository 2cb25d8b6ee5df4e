"""The second page of a review of health services: a table of labels and values, of which copies keep the words and lose the columns.

Labels and values may alternate, or all labels may come first and all values after, or a value may stand within a label that has two lines.
The labels are fixed; what a value is shows in it: a date, a person's name, a commissioner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.dates import find_date, find_spaced_range
from ingest.documents.document import Block, Document, Passage
from ingest.families.people import names_of_inspectors

REVIEWED, PUBLISHED, INSPECTORS, PROVIDERS, COMMISSIONERS, AREA, REGION, DIRECTOR = (
    "reviewed", "published", "inspectors", "providers", "commissioners", "area", "region", "director",
)  # fmt: skip

# `within`: what stands between the two lines of a label, where the copy takes its value's first line for them
_WITHIN = r"(?:[^\S\n]+(?P<within{0}>[^\n:]{{2,90}})\n\s*|\s+)"
_AT_A_LINES_START = r"(?<![^\n])"  # where a label may lack its colon: within a line its words may be a value's
_LABELS = (
    (REVIEWED, r"dates?\s+of\s+(?:the\s+)?review\s*:?"),
    (PUBLISHED, r"(?:date\s+of\s+publication|publication\s+date|date\s+published)\s*:?"),
    (INSPECTORS, rf"names?\s?(?:\(s\))?\s+of\s+(?:the\s+)?CQC{_WITHIN.format(0)}inspectors?(?:\s?\(s\))?\s*:?"),
    (PROVIDERS, rf"provider\s+services?{_WITHIN.format(1)}included\s*:?|providers\s+included\s*:?"),
    (COMMISSIONERS, r"(?:CCGs?|clinical\s+commissioning\s+groups?(?:\s*\(CCGs?\))?|commissioners?)\s+included\s*:?"),
    (
        AREA,
        rf"NHS\s+England\s+(?:local\s+)?(?:area(?!\s+team)(?:\s+teams?)?|region)\s*:|{_AT_A_LINES_START}NHS\s+England\s+area(?!\s+team)\b",
    ),
    (REGION, rf"CQC\s+region\s*:|{_AT_A_LINES_START}CQC\s+region\b"),
    (
        DIRECTOR,
        r"CQC\s+(?:deputy\s+)?chief\s+inspector\s*,?\s+primary\s+medical\s+services(?:\s*,?\s+(?:and|&)\s+integrated\s+care)?\s*:?|"
        r"CQC\s+(?:regional\s+director|(?:deputy\s+)?chief\s+inspector)\b[^:\n]{0,90}(?:\n[^:\n]{0,90})?\s*:|"
        rf"{_AT_A_LINES_START}CQC\s+(?:regional\s+director|(?:deputy\s+)?chief)\b",
    ),
)
_LABEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _LABELS), re.IGNORECASE)
_COMMISSIONER = re.compile(
    r"\bCCGs?\b|\bclinical\s+commissioning\s+group|^NHS\s+(?!England\b|.*\bTrust\b)", re.IGNORECASE
)
_OF_A_BODY = re.compile(
    r"\b(?:NHS|Trust|CCG|Group|Hospitals?|Health\w*|Care|Services?|Partnerships?|Council|University|Community|Project|Centre|"
    r"Limited|Ltd|CIC|England|Foundation)\b"
)
_TAIL = re.compile(
    r"^(?:(?:NHS\s+)?(?:Foundation\s+)?(?:NHS\s+)?Trusts?\b|Clinical\s+Commissioning\b|Commissioning\s+Group|Group\b|CCG\b|\()"
)
_HEAD = re.compile(r"(?:\b(?:and|of|the|for|NHS|Foundation|Clinical|Commissioning|University|Mental|St)|[,&-])$")


@dataclass(slots=True)
class TitlePage:
    """The lines of each label's value, in order."""

    values: dict[str, list[Passage]] = field(default_factory=dict)

    def of(self, label: str) -> list[Passage]:
        """The lines of a value; none where the page does not have it."""
        return self.values.get(label, [])


def read_title_page(document: Document, blocks: Iterable[Block]) -> TitlePage:
    """The labels' values in these blocks."""
    lines = [line for block in blocks for cell in (block.cells or (block.passage,)) for line in document.lines(cell)]
    text = "\n".join(line.text for line in lines)
    edges = [0]
    for line in lines:
        edges.append(edges[-1] + len(line.text) + 1)

    def between(start: int, end: int) -> Iterator[Passage]:
        for line, edge in zip(lines, edges, strict=False):
            first, last = max(start, edge), min(end, edge + len(line.text))
            part = line.cut(first - edge, last - edge) if first < last else None
            if part is not None and part.text:
                yield part

    found = list(_LABEL.finditer(text))
    page, waiting = TitlePage(), list[str]()
    for nth, label in enumerate(found):
        name = label.lastgroup if label.lastgroup in dict(_LABELS) else _name(label)
        following = found[nth + 1].start() if nth + 1 < len(found) else len(text)
        within = next((group for group in ("within0", "within1") if label[group]), None)
        value = [*(between(*label.span(within)) if within else ()), *between(label.end(), following)]
        waiting.append(name)
        if value or nth + 1 == len(found):
            page.values |= {waiting[0]: value} if len(waiting) == 1 else _dealt_out(waiting, value)
            waiting = []
    return page


def _name(label: re.Match[str]) -> str:
    return next(name for name, _ in _LABELS if label[name])


def _dealt_out(labels: Sequence[str], lines: Sequence[Passage]) -> dict[str, list[Passage]]:
    """The values of several labels whose lines stand behind the last of them, each by what it is."""
    left, dealt = list(lines), dict[str, list[Passage]]()
    for label in (DIRECTOR, REGION, AREA):
        if label in labels and left:
            dealt[label] = [left.pop()]
    for label, is_one in ((REVIEWED, _is_range), (PUBLISHED, _is_day)):
        if label in labels:
            dealt[label] = [left.pop(0)] if left and is_one(left[0].text) else []
    if INSPECTORS in labels:
        people = next((i for i, line in enumerate(left) if not is_person(line.text)), len(left))
        dealt[INSPECTORS], left = left[:people], left[people:]
    first = next((i for i, line in enumerate(left) if _COMMISSIONER.search(line.text)), len(left))
    if COMMISSIONERS in labels and PROVIDERS in labels:
        dealt[PROVIDERS], dealt[COMMISSIONERS] = left[:first], left[first:]
    elif COMMISSIONERS in labels or PROVIDERS in labels:
        dealt[COMMISSIONERS if COMMISSIONERS in labels else PROVIDERS] = left
    return dealt


def _is_range(words: str) -> bool:
    return find_spaced_range(words) is not None


def _is_day(words: str) -> bool:
    return find_date(words) is not None


def is_person(words: str) -> bool:
    """Whether a line is the name of a person, or of several, and no body's."""
    return not _OF_A_BODY.search(words) and bool(
        names_of_inspectors(words) or re.fullmatch(r"[A-Z][\w’'-]+-[\w’'-]+", words)
    )


def whole_names(lines: Sequence[Passage]) -> Iterator[Passage]:
    """The bodies' names of a value: one a line, or one that goes on in the next."""
    held: Passage | None = None
    for line in lines:
        if held is not None and (_TAIL.match(line.text) or _HEAD.search(held.text)):
            held = held.joined(line)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held
