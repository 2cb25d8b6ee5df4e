"""A manuscript as a text copy: with Markdown's marks, as converters write them, or plain and paged."""

from __future__ import annotations

from collections.abc import Iterator

from examples.generator.content import (
    Block,
    Box,
    Bullet,
    Contents,
    Heading,
    Lines,
    Manuscript,
    Paragraph,
    Table,
)

_LINES_OF_A_PAGE = 30
_LINE_LENGTH = 95  # characters of a line, as far as the length of a page goes


def marked_text(manuscript: Manuscript) -> str:
    """The copy with marks: headings by their depth, bullets as hyphens, cells between bars; pages are not shown."""
    parts: list[str] = []
    before: Block | None = None
    for block, text in _printed(manuscript):
        in_list = isinstance(block, Bullet) and isinstance(before, Bullet)
        parts += [("\n" if in_list else "\n\n") if parts else "", _marked(block, text)]
        before = block
    return "".join(parts) + "\n"


def paged_text(manuscript: Manuscript) -> str:
    """The plain copy: every page ends in its number, and its running head follows the form feed."""
    pages: list[list[str]] = [[]]
    height = 0
    for block, text in _printed(manuscript):
        plain = _plain(block, text)
        size = sum(len(line) // _LINE_LENGTH + 1 for line in plain.split("\n")) + 1
        if height + size > _LINES_OF_A_PAGE and pages[-1]:
            pages.append([])
            height = 0
        pages[-1].append(plain)
        height += size
    turned = []
    for i, page in enumerate(pages, start=1):
        head = [f"{manuscript.title} – {i}"] if i > 1 and manuscript.furniture.head else []
        turned.append("\n\n".join([*head, *page, str(i)]))
    return "\n\f".join(turned) + "\n"


def _marked(block: Block, text: str) -> str:
    match block:
        case Heading():
            return f"{'#' * block.depth} {text}"
        case Bullet():
            return f"{'  ' * block.level}- {text}"
        case Paragraph(number=int()):
            return f"{block.number}. {text}"
        case Table():
            return "\n".join(f"| {' | '.join(row)} |" for row in _rows(block))
    return text


def _plain(block: Block, text: str) -> str:
    match block:
        case Bullet():
            return f"{'  ' * block.level}{block.sign} {text}"
        case Paragraph(number=int()):
            return f"{block.number}. {text}"
        case Table():
            return "\n".join("\t".join(row) for row in _rows(block))
    return text


def _rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield [cell.replace("\n", " ") for cell in row if cell is not None]


def _printed(manuscript: Manuscript) -> Iterator[tuple[Block, str]]:
    """Each block that has words, with them; what holds several comes apart. A box stands before the next heading."""
    boxes: list[Box] = []
    for block in manuscript.blocks:
        match block:
            case Heading():
                for box in boxes:
                    yield Heading(box.title, depth=3), box.title
                    yield from ((Paragraph(paragraph), paragraph) for paragraph in box.paragraphs)
                boxes = []
                yield block, block.text
            case Bullet():
                yield block, block.text
            case Paragraph():
                yield block, block.text
                if block.note:
                    yield Paragraph(block.note), block.note
            case Lines():
                for line in block.lines:
                    yield Paragraph(line), line
            case Table():
                yield block, ""
            case Box():
                boxes.append(block)
            case Contents():
                listed = [
                    other for other in manuscript.blocks if isinstance(other, Heading) and other.listed is not None
                ]
                yield Heading(block.title), block.title
                yield Paragraph(""), "\n".join(f"{heading.text}\t{i + 2}" for i, heading in enumerate(listed))
