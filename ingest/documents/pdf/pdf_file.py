"""PDF into a Document, by pypdfium2.

The stored text is the pages' text as pdfium gives it, line ends made `\\n`, line-end hyphens put back, a form feed between
pages; where a page's head, foot or number would stand within a sentence it is moved to where none is cut. pdfium is not safe in
threads: files are read in processes.
"""

from __future__ import annotations

import pypdfium2 as pdfium

from ingest.documents.document import Document
from ingest.documents.hyphens import rejoined
from ingest.documents.joining import join_cut_blocks
from ingest.documents.pdf.page import PageReader, PrintedPage
from ingest.documents.pdf.page_layout import Layout
from ingest.documents.pdf.ruled_tables import Tables, grids
from ingest.documents.pdf.running_heads import set_apart
from ontology.errors import UnreadableFile

MOST_PAGES = 400
"""The longest report of any family has some 70 pages; a document six times that is none, and would take minutes."""

MOST_TEXT = 4_000_000
"""Characters: twenty times the longest report; a page made to unfold into more ends the reading."""

FEWEST_CHARACTERS = 20
"""Of a page, on average: a scanned document without a text layer has fewer, often none."""

_PASSWORD = "password"  # noqa: S105 -- a word of pdfium's message, not a secret


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a PDF. Raises UnreadableFile: damaged, encrypted, too long, scanned without a text layer."""
    if not data.strip():
        raise UnreadableFile("the file is empty", where=name, remedy="Download the report again.")
    if not data.lstrip()[:5].startswith(b"%PDF"):
        found = "an HTML page" if b"<html" in data[:2000].lower() else "something else"
        raise UnreadableFile(f"the file is named a PDF and is {found}", where=name, remedy="Download the report again.")
    try:
        source = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise UnreadableFile(
                "the PDF is encrypted", where=name, remedy="Save a copy without a password."
            ) from error
        raise UnreadableFile("the PDF is damaged", where=name, remedy="Download the report again.") from error
    try:
        return _read(source, name)
    except pdfium.PdfiumError as error:
        raise UnreadableFile("the PDF is damaged", where=name, remedy="Download the report again.") from error
    finally:
        source.close()


def _read(source: pdfium.PdfDocument, name: str) -> Document:
    if len(source) > MOST_PAGES:
        raise UnreadableFile(
            f"the PDF has {len(source):,} pages, and at most {MOST_PAGES} are read",
            where=name,
            remedy="Check that it is a single report.",
        )
    pages: list[PrintedPage] = []
    texts: list[str] = []
    tables = Tables()
    offset = 0
    for number in range(1, len(source) + 1):
        with PageReader(source[number - 1], number, offset) as reader:
            page = reader.read()
            texts.append(page.text)
            offset += len(page.text) + 1
            if offset > MOST_TEXT:
                raise UnreadableFile(
                    f"the PDF holds more than {MOST_TEXT:,} characters",
                    where=name,
                    remedy="Check that it is a single report.",
                )
            drawn = grids(page.rules)
            if drawn and page.lines:
                words = reader.words(page, [grid.extent for grid in drawn])
                tables.take(number, drawn, words, "\f".join(texts))
            pages.append(page)
    stored = "\f".join(texts)
    if len(stored.split()) * 5 < FEWEST_CHARACTERS * len(pages):
        raise UnreadableFile(
            "the PDF holds no text: its pages are pictures, or blank",
            where=name,
            remedy="Run it through a text recogniser (OCR) that adds a text layer, and build that file.",
        )
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    hyphens = [hyphen for page in pages for hyphen in page.hyphens]
    layout = Layout(stored, pages, tables.by_page())
    blocks = rejoined(join_cut_blocks(layout.read()), stored, hyphens)
    stored, blocks = set_apart(stored, blocks, layout.furniture)
    return Document.build(stored, blocks, starts, "application/pdf")
