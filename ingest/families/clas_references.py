"""Findings that point to recommendations by number: "… has not been done. (Recommendation 2.1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.asks.forms.pointing import OTHERS_RECOMMENDATIONS, POINTING
from ingest.documents.document import Block, BlockKind, Document
from ingest.facts import Finding, Quotation, Recommendation, Reference, Shortfall

_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
_RANGE = re.compile(r"^\s*(?:to|[–-])\s*$")
_WORDS_BEFORE = 120  # characters in which a sentence says whose recommendation it speaks of


@dataclass(frozen=True, slots=True)
class PointingFindings:
    """The findings that point to recommendations, and what points to one that the report does not have."""

    found: tuple[Finding, ...]
    doubts: tuple[Shortfall, ...]


def pointing_findings(
    document: Document, blocks: Sequence[Block], recommendations: Sequence[Recommendation]
) -> PointingFindings:
    """The numbered paragraphs before the recommendations that point to any of them, each with the heading it stands under."""
    asked = {item.number: item.ordinal for item in recommendations if item.number}
    first = min((item.quotation.start for item in recommendations), default=0)
    found: list[Finding] = []
    doubts: list[Shortfall] = []
    section: str | None = None
    numbered: Block | None = None
    for block in blocks:
        if block.passage.offsets[0] >= first:
            break
        if block.kind is BlockKind.HEADING:
            section, numbered = (f"{block.number} {block.text}" if block.number else block.text), None
            continue
        if block.kind is BlockKind.ROW:
            continue
        pointed = list(_pointed(document, block))
        if (
            pointed and numbered is not None and block.kind is BlockKind.PARAGRAPH
        ):  # the rest of a finding, on the next page
            block = replace(numbered, passage=numbered.passage.joined(block.passage))
        numbered = block if block.number else numbered
        supports = tuple(Reference(asked[number], words) for number, words in pointed if number in asked)
        doubts += [
            Shortfall(f"recommendation {number}, to which finding {block.number or block.text[:60]} points", "the recommendations' numbers")
            for number, _ in pointed if number not in asked
        ]  # fmt: skip
        if supports:
            words = document.quote(block.passage)
            found.append(Finding(len(found) + 1, "ground", block.text, words, None, section, block.number, supports))
    return PointingFindings(tuple(found), tuple(doubts))


def _pointed(document: Document, block: Block) -> Iterator[tuple[str, Quotation]]:
    """The numbers that a paragraph points to, each with the words of the reference; ranges whole."""
    seen: set[str] = set()
    for words in POINTING.readings(block.text):
        before = re.split(r"(?<=[.?!])\s", block.text[max(0, words.start - _WORDS_BEFORE) : words.start])[-1]
        if OTHERS_RECOMMENDATIONS.reads(before.rstrip(" (")):
            continue
        quotation = document.quote(block.passage, words.start, words.end)
        for number in _numbers(words.words):
            if number not in seen:
                seen.add(number)
                yield number, quotation


def _numbers(words: str) -> Iterator[str]:
    """ "1.1, 1.2 and 3.1" one by one, "2.1 to 2.3" with what lies between."""
    last: re.Match[str] | None = None
    for number in _NUMBER.finditer(words):
        if last is not None and _RANGE.match(words[last.end() : number.start()]):
            group, begin = last[0].split(".")
            same, end = number[0].split(".")
            yield from (f"{group}.{nth}" for nth in range(int(begin) + 1, int(end)) if group == same)
        yield number[0]
        last = number
