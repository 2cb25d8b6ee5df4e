"""Quotations in their context: the report's stored text around the words that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.answering.edition import Edition
from queries.answering.models import Document, Evidence

AROUND = 280
"""Characters shown on either side of a quotation: two or three sentences, so that a reader can judge it."""

BRIEFLY = 120
"""The same where many quotations stand on one page: the sentence it is in."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation between what stands before and after it, in whole words; ellipses where the text goes on."""

    before: str
    words: str
    after: str


class Context:
    """The stored texts that one page quotes from, each read once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._texts: dict[str, str | None] = {}

    def of(self, evidence: Evidence, brief: bool = False) -> Passage:
        """The evidence in its context; where the text is not at hand, in the few words that the graph holds."""
        text = self._text(evidence.report.id)
        if text is None or text[evidence.start : evidence.end] != evidence.quotation:
            return Passage(f"… {_flow(evidence.prefix)}", _flow(evidence.quotation), f"{_flow(evidence.suffix)} …")
        around = BRIEFLY if brief else AROUND
        first, last = max(0, evidence.start - around), min(len(text), evidence.end + around)
        before, after = text[first : evidence.start], text[evidence.end : last]
        if first > 0:
            before = "… " + re.sub(r"^\S*\s+", "", before)
        if last < len(text):
            after = re.sub(r"\s+\S*$", "", after) + " …"
        return Passage(_flow(before), _flow(evidence.quotation), _flow(after))

    def _text(self, report: str) -> str | None:
        if report not in self._texts:
            found = self._edition.index.document(report)
            digest = Document.model_validate_json(found).digest if found else None
            self._texts[report] = self._edition.text(digest) if digest else None
        return self._texts[report]


def readable(text: str) -> str:
    """The text with a list mark for each sign of a document's own font, letter by letter: places in it stay what they are."""
    return _PRIVATE.sub("•", text)


def _flow(text: str) -> str:
    """The text as it reads: paragraphs, headings and list items on lines of their own, but not the line ends of the
    page that it was set for, nor the marks of a text copy's headings and bold type.
    """
    plain = _MARKS.sub("", readable(text))
    return "\n".join(_SPACES.sub(" ", line) for line in _BREAKS.split(plain))


_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
"""Signs of a font of the document's own, which stand for list marks in reports and are shown by no other font."""

_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•▪◼–]|\d+[.)])\s)")
_MARKS = re.compile(r"(?m)^[ \t]*#{1,6}[ \t]+|\*\*")
