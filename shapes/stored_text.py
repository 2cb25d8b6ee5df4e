"""What no engine of shapes sees of a report's graph: whether its quotations stand in the stored text, and say what they are for.

The shapes are in `words.ttl`, deactivated for engines; here is how they are looked at. Words are compared without blanks,
line breaks, hyphens and case, as a quotation is of the text as it stands and a fact of the words as they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode
from rdflib import RDF

from ontology.terms import OA, REMIT, SDO, concept
from shapes.triple_index import Term, TripleIndex


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a report beside its graph: the stored text, and its file's digest and name where they are known."""

    text: str
    sha256: str | None = None
    file_name: str | None = None


class Misfit(NamedTuple):
    """A shape of `words.ttl` by its local name, the thing that breaks it, and what was found there."""

    shape: str
    focus: Term
    value: Term | None


NAMING_BASES = ("named", "lead-in", "responsible-body")
"""The grounds on which an owner's name stands in the words quoted for it: others are known from elsewhere."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"\d{1,2}")
_MARKED = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
_PAGE = re.compile(r"page=(\d+)")
_NUMBER = re.compile(r"\d+")


def _node(term: object) -> NamedNode:
    return NamedNode(str(term))


_TYPE, _VALUE = _node(RDF.type), _node(RDF.value)
_EVIDENCE, _EVIDENCE_CLASS, _REPORT = _node(REMIT.evidence), _node(REMIT.Evidence), _node(REMIT.Report)
_SELECTOR, _EXACT, _START, _END = _node(OA.hasSelector), _node(OA.exact), _node(OA.start), _node(OA.end)
_BASIS, _AS_WRITTEN, _TEXT, _PAGES = map(_node, (REMIT.basis, REMIT.asWritten, SDO.text, SDO.numberOfPages))
_SHA256, _FILE_NAME = _node(REMIT.sha256), _node(REMIT.fileName)
_NAMED = tuple(_node(concept("assignmentBases", basis)) for basis in NAMING_BASES)
_WITH_TEXT = (_node(REMIT.Recommendation), _node(REMIT.Finding))


def misfits(facts: TripleIndex, kept: Kept | None = None) -> Iterator[Misfit]:
    """What does not fit in one report's graph; against the stored text only where it is given."""
    yield from _owners_unquoted(facts)
    yield from _texts_unquoted(facts)
    if kept is not None:
        yield from _of_another_file(facts, kept)
        yield from _misplaced(facts, kept.text)


def _owners_unquoted(facts: TripleIndex) -> Iterator[Misfit]:
    for basis in _NAMED:
        for assignment in facts.subjects(_BASIS, basis):
            quoted = [_folded(words) for words in _quoted(facts, assignment)]
            for written in facts.objects(assignment, _AS_WRITTEN) or (None,):
                if written is None or not any(_stands(_words(_said(written)), words) for words in quoted):
                    yield Misfit("OwnerQuoted", assignment, written)


def _texts_unquoted(facts: TripleIndex) -> Iterator[Misfit]:
    for kind in _WITH_TEXT:
        for item in facts.subjects(_TYPE, kind):
            quoted = _quoted(facts, item)
            for text in facts.objects(item, _TEXT):
                if not any(_read_from(_said(text), words) for words in quoted):
                    yield Misfit("TextQuoted", item, text)


def _of_another_file(facts: TripleIndex, kept: Kept) -> Iterator[Misfit]:
    for report in facts.subjects(_TYPE, _REPORT):
        for shape, predicate, wanted in (
            ("FileOfFolder", _SHA256, kept.sha256),
            ("NameOfFolder", _FILE_NAME, kept.file_name),
        ):
            for said in facts.objects(report, predicate):
                if wanted is not None and _said(said) != wanted:
                    yield Misfit(shape, report, said)


def _misplaced(facts: TripleIndex, text: str) -> Iterator[Misfit]:
    paged = any(
        _said(pages) == str(text.count("\f") + 1)
        for report in facts.subjects(_TYPE, _REPORT)
        for pages in facts.objects(report, _PAGES)
    )
    for evidence in facts.subjects(_TYPE, _EVIDENCE_CLASS):
        selectors = facts.objects(evidence, _SELECTOR)
        spans = [
            (int(start), int(end))
            for one in selectors
            for start in map(_said, facts.objects(one, _START))
            for end in map(_said, facts.objects(one, _END))
            if _NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)
        ]
        for one in selectors:
            for exact in facts.objects(one, _EXACT):
                if any(text[start:end] != _said(exact) for start, end in spans):
                    yield Misfit("QuotationStands", evidence, exact)
            for page in facts.objects(one, _VALUE) if paged else ():
                number = _PAGE.fullmatch(_said(page))
                if number and any(int(number[1]) != text.count("\f", 0, start) + 1 for start, _ in spans):
                    yield Misfit("PageOfWords", evidence, page)


def _quoted(facts: TripleIndex, thing: Term) -> list[str]:
    """The words of a thing's evidence."""
    return [
        _said(exact)
        for evidence in facts.objects(thing, _EVIDENCE)
        for selector in facts.objects(evidence, _SELECTOR)
        for exact in facts.objects(selector, _EXACT)
    ]


def _said(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _folded(words: str) -> str:
    """Words without what stands between them, in small letters."""
    return _BETWEEN_WORDS.sub("", words).casefold()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _stands(name: list[str], quoted: str) -> bool:
    """Whether a name stands in folded words: whole, or in two pieces one after the other.

    "Marlshire and Fenland CCGs" hold "Marlshire CCG"; a table's cell that a page cuts goes on behind the next column's.
    """
    if not name:
        return False
    for cut in range(len(name), 0, -1):
        at = quoted.find("".join(name[:cut]))
        if at >= 0 and quoted.find("".join(name[cut:]), at + 1) >= 0:
            return True
    return False


def _read_from(text: str, quoted: str) -> bool:
    """Whether a text is its quotation's, from the first word to the last, with no word of its own between."""
    said, found = _folded(text), _folded(quoted)
    if said == found:
        return True
    wanted, words = _words(text), _words(quoted)
    if not wanted or len(said) > len(found):
        return False
    if _spans(wanted, words):
        return True
    # Behind the last word there may be a footnote's mark; a text that itself ends in a figure, "(Recommendation 1.1)", has none.
    return len(words) > len(wanted) and bool(_MARK.fullmatch(words[-1])) and _spans(wanted, words[:-1])


def _spans(wanted: list[str], words: list[str]) -> bool:
    """Whether a quotation begins and ends with the first and the last word of a text, and has the others in their order."""
    return bool(_begins(words, 0, wanted[0])) and _ends(words, wanted[-1]) and _in_order(wanted, words)


def _in_order(wanted: list[str], words: list[str]) -> bool:
    at = 0
    for one in wanted:
        while at < len(words) and not _begins(words, at, one):
            at += 1
        if at == len(words):
            return False
        at += _begins(words, at, one)
    return True


def _begins(words: list[str], at: int, one: str) -> int:
    """How many of a quotation's words from here on are one word of the text: one, two that a line's end parts, or none."""
    if _same(words[at], one):
        return 1
    return 2 if _same("".join(words[at : at + 2]), one) else 0


def _ends(words: list[str], one: str) -> bool:
    return _same(words[-1], one) or _same("".join(words[-2:]), one)


def _same(quoted: str, word: str) -> bool:
    """Whether a quotation's word is that of a text, which has no footnote's mark at its end."""
    return quoted == word or (quoted.startswith(word) and _MARKED.sub("", quoted) == word)
