"""How the letters on a local area's services for special educational needs are laid out, 2016 to 2022.

The form prints fixed headings, opening and closing words. A text copy runs them together with what stands before, line upon line,
and a PDF gives the further lines of a bold bullet as headings: both come out here as one block for one heading, item or paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from ingest.documents.document import Block, BlockKind, Document, Passage

_HERE = r"(?: (?:in|of|for) (?:this|the) (?:local )?area)?"
MAIN_FINDINGS = re.compile(rf"^(?:The )?(?:Main|Key) findings{_HERE}\W*$", re.IGNORECASE)
STRENGTHS = re.compile(rf"^(?:(?:Areas? of|Key) )?Strengths?{_HERE}\W*$", re.IGNORECASE)
DEVELOPMENT = re.compile(
    rf"^Areas? (?:for|of|requiring|in need of) (?:further )?(?:development|improvement){_HERE}\W*$", re.IGNORECASE
)
QUESTION = re.compile(
    r"^(?:\d[.)]? )?The effectiveness of (?:the |this )?(?:local )?area\b.{0,40}\bin\b", re.IGNORECASE
)
NEXT_STEPS = re.compile(r"^Next steps?\W*$", re.IGNORECASE)
DEAR = re.compile(r"^Dear\s+\S")
CLOSING = re.compile(r"^Yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
COPIED = re.compile(r"^(?:cc|copied? to|copies to|c\.c\.)(?:\W|$)", re.IGNORECASE)
TITLE = re.compile(
    r"^Joint\s+(?:local\s+)?area\s+(?:SEND|special\s+educational\s+needs\b.{0,40}?)\s+(?:inspection|re-?visit)\b",
    re.IGNORECASE,
)
REQUIRED = re.compile(r"^(?:The|This) (?:local )?area\b.{0,60}\b(?:is|are) (?:now |therefore )?required to\b")
CONCERNS = re.compile(r"^The (?:joint )?inspection (?:has )?raise[sd]?\b")
_ONE_LINE = (MAIN_FINDINGS, STRENGTHS, DEVELOPMENT, NEXT_STEPS)
_STRONG = (*_ONE_LINE, QUESTION, DEAR, CLOSING, COPIED, TITLE, REQUIRED, CONCERNS)
# Words with which a paragraph of the opening begins: in a copy that keeps no gaps, only behind a sentence that has ended.
_PARAGRAPHS = re.compile(
    r"^(?:As a result of|This letter|Inspectors (?:spoke|met|are of the opinion)|The (?:inspection|re-?visit) was led|"
    r"As (?:not all|all|none)\b|Since (?:not all|all)\b)"
)
# A weakness that a revisit tells again, behind a heading of its own or behind a number.
_WEAKNESS = re.compile(
    r"^(?:Area of (?:significant |serious )?weakness\s+\d|(?:The|At the|In the|During the) (?:initial|first|original) inspection\b|"
    r"In (?:[A-Z][a-z]+ )?20\d\d, (?:inspectors|the inspection)\b|Inspectors found at the (?:initial|first)\b)"
)
# The verdict on a weakness ends what is said of it: the next line tells of another.
_VERDICT = re.compile(
    r"\b(?:has|have)\b[^.]{0,60}\bmade sufficient progress (?:in addressing|to improve|in improving)\b[^.]{0,120}\bweakness(?:es)?\.$"
)
_LINES_OF_VERDICT = 3
_SHORT_LINE = 60  # characters: a line that ends so early ends what stands on it
_AFTER_TITLE = re.compile(r"^(?:Between|From|On|In|During|Over|Ofsted|Following)\b")
_SENTENCE_ENDS = re.compile(r"[.?!:;]['’”\")\]]*$")
# What a symbol font's sign is copied as, where the font is lost: "n Leaders came late"
_LETTER_SIGN = re.compile(r"^[n§ü] (?=\S)")
_LEAST_SIGNS = 2  # lines that begin so before it is taken for a sign: a short letter has no more
_RUNNING_TEXT = 120  # characters: what is shorter at a page's foot may be a line of an address
_FIGURES = 3  # a title that runs over as many lines is none


def laid_out(document: Document) -> Document:
    """The document with the form's headings and fixed words in blocks of their own, and with what was cut joined."""
    letters = sum(
        bool(_LETTER_SIGN.match(line.text)) for block in document.blocks for line in document.lines(block.passage)
    )
    # Columns of signatures jump up a page as boxes do, and these letters have no boxes: the printed order is the right one.
    blocks = sorted(document.blocks, key=lambda block: block.passage.offsets[0])
    pieces = (piece for block in blocks for piece in _cut(document, block, letter_signs=letters >= _LEAST_SIGNS))
    return Document.build(document.stored, _joined(pieces), document.page_starts, document.media_type)


def opens_part(text: str) -> bool:
    """Whether a block's words are a heading or fixed words of the form, so that what stood before has ended."""
    return any(words.match(text) for words in _STRONG)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence, or a sentence that leads in a list, does."""
    return bool(_SENTENCE_ENDS.search(text))


def _cut(document: Document, block: Block, *, letter_signs: bool) -> Iterator[Block]:
    """A block's pieces: each begins with a line that the form begins something with."""
    if block.cells or block.kind is BlockKind.CONTENTS:
        yield block
        return
    held: list[Passage] = []
    for line in document.lines(block.passage):
        signed = letter_signs and bool(_LETTER_SIGN.match(line.text))
        if held and (signed or _begins(held, line.text)):
            yield _piece(document, block, held, letter_signs=letter_signs)
            held = []
        held.append(line)
    if held:
        yield _piece(document, block, held, letter_signs=letter_signs)


def _begins(held: list[Passage], line: str) -> bool:
    before, first = held[-1].text, held[0].text
    if any(words.match(line) for words in _STRONG):
        return not (TITLE.match(first) and len(held) < _FIGURES and not ends_sentence(before) and line[:1].islower())
    if any(words.match(first) for words in _ONE_LINE) and len(held) == 1:
        return True
    if DEAR.match(first):
        return len(held) > 1 or not before.endswith(("and", ",", "&"))
    if TITLE.match(first):
        return bool(_AFTER_TITLE.match(line)) or len(held) >= _FIGURES
    if ends_sentence(before) and _VERDICT.search(" ".join(part.text for part in held[-_LINES_OF_VERDICT:])):
        return line[:1].isupper()
    if _WEAKNESS.match(line):
        return ends_sentence(before) or len(before) < _SHORT_LINE
    return ends_sentence(before) and bool(_PARAGRAPHS.match(line))


def _piece(document: Document, block: Block, lines: list[Passage], *, letter_signs: bool) -> Block:
    passage = reduce(Passage.joined, lines)
    sign = _LETTER_SIGN.match(passage.text) if letter_signs else None
    if sign:
        words = passage.cut(sign.end())
        return replace(
            block, kind=BlockKind.BULLET, passage=words, page=document.page_of(words.offsets[0]), number=None, level=0
        )
    whole = passage.text == block.text
    heads = any(words.match(passage.text) for words in (*_ONE_LINE, QUESTION, TITLE))
    fixed = any(words.match(passage.text) for words in (DEAR, CLOSING, COPIED, REQUIRED, CONCERNS))
    first = whole or passage.offsets[0] == block.passage.offsets[0]
    kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH if fixed or not first else block.kind
    page = document.page_of(passage.offsets[0])
    number = block.number if first and kind is block.kind else None
    return replace(block, kind=kind, passage=passage, page=page, number=number, level=block.level if first else 0)


def _joined(pieces: Iterable[Block]) -> list[Block]:
    """The pieces, with a bold item's or heading's further lines joined to its first, and an item's that a page's end cut."""
    found: list[Block] = []
    for piece in pieces:
        if found and _goes_on(found[-1], piece):
            found[-1] = replace(found[-1], passage=found[-1].passage.joined(piece.passage))
        else:
            found.append(piece)
    return found


def _goes_on(before: Block, piece: Block) -> bool:
    if opens_part(piece.text) or not before.text or ends_sentence(before.text):
        return False
    turned = before.page is not None and piece.page == before.page + 1
    if turned and before.kind is BlockKind.PARAGRAPH and len(before.text) >= _RUNNING_TEXT:
        return piece.kind is BlockKind.PARAGRAPH
    if before.kind is BlockKind.BULLET:
        return piece.kind is BlockKind.HEADING or (piece.kind is BlockKind.PARAGRAPH and turned)
    low = piece.text[:1].islower()
    heading = before.kind is BlockKind.HEADING and piece.kind is BlockKind.HEADING
    if QUESTION.match(before.text):
        return piece.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and low
    return heading and low and not any(words.match(before.text) for words in _ONE_LINE)
