"""What is fuzzed: each reader with good input to begin from. The input is the project's own, made or committed."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import examples
from examples.generator import generate
from examples.generator.forms import FORMS
from fuzz.mutating import bytes_changed, pick, text_changed
from ingest.building.sources.listing import LISTING, read_listing
from ingest.documents.html.html_file import read_html
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.documents.text_file import read_text
from ingest.documents.word.word_file import read_docx
from ingest.facts import Source
from ingest.reading.report import read_document
from ontology.registers.importing.official_tables import read_official
from ontology.registers.register import Register
from ontology.registers.table_files import table_of
from ontology.schemes import load_schemes
from tests import crafted_files, official_files

Change = Callable[[bytes, Random], bytes]


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: what good input it begins from, how that is changed, and how it is read."""

    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], object]
    change: Change = bytes_changed

    def made(self, rng: Random) -> bytes:
        """One changed input."""
        return self.change(pick(self.seeds(), rng), rng)


@cache
def _texts() -> tuple[str, ...]:
    own = (path.read_text(encoding="utf-8") for path in sorted(examples.REPORTS.glob("*.txt")))
    return (*own, *(report.text for report in generate(len(FORMS), seed=3)))


def _lines_changed(data: bytes, rng: Random) -> bytes:
    text = text_changed(data.decode("utf-8", "replace"), rng)
    return text.encode("utf-8", "replace")


def _part_changed(data: bytes, rng: Random) -> bytes:
    """A DOCX with one of its parts changed; now and then the whole of it, as a ZIP file."""
    if rng.randrange(6) == 0:
        return bytes_changed(data, rng)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    change = rng.choice((bytes_changed, _lines_changed))
    return crafted_files.zipped({**parts, name: change(parts[name].replace(b"><", b">\n<"), rng)})


@cache
def _pdfs() -> tuple[bytes, ...]:
    made = [report.pdf for report in generate(len(FORMS), seed=3)]
    return (*made, *(crafted_files.pdf_letter(text[:6000]) for text in _texts()[:3]))


@cache
def _word_files() -> tuple[bytes, ...]:
    styles = ("", "berschrift1", "Listed", "Verzeichnis1")
    return tuple(
        crafted_files.docx(
            "".join(
                crafted_files.par(line, style=styles[i % 7] if i % 7 < len(styles) else "")
                for i, line in enumerate(text.splitlines()[:400])
            )
            + crafted_files.table(("Overall effectiveness", "Good"), ("Capacity for improvement", "Adequate")),
            numbers="",
        )
        for text in _texts()[:4]
    )


@cache
def _web_pages() -> tuple[bytes, ...]:
    pages = []
    for text in _texts()[:6]:
        inner = "".join(
            f"<li>{escape(line)}</li>" if i % 5 == 0 else f"<p>{escape(line)}</p>"
            for i, line in enumerate(text.splitlines())
        )
        table = "<table><tr><th>Aspect<th>Grade<tr><td rowspan=2>Overall<td colspan=3>Good</table>"
        pages.append(
            f"<!doctype html><html><head><title>x</title></head><body><ul>{inner}</ul>{table}</body></html>".encode()
        )
    return tuple(pages)


def _read_family(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    document = read_text(text)
    source = Source("fuzzed.txt", "0" * 64, "text/plain", document.stored, document.pages)
    return read_document(document, source, register=_register(), schemes=load_schemes())


@cache
def _register() -> Register:
    return Register.load(*sorted(examples.REGISTERS.glob("*.csv")))


def _read_list(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / LISTING).write_bytes(data)
        return read_listing(Path(folder))


def _read_official(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(data)
        return read_official(path)


@cache
def _official() -> tuple[bytes, ...]:
    return (
        official_files.ods(
            ("RZZ", "MARLSHIRE VALE NHS TRUST", "20010401", ""), ("5ZZ", "FENWICK PCT", "20060401", "20130331")
        ),
        official_files.boards(("E54009999", "QZZ", "NHS Marlshire Integrated Care Board")),
        official_files.places(("E10000901", "Marlshire")),
        official_files.lookup(("80999", "E10000901", "Marlshire")),
        official_files.councils(("MAR", "Marlshire County Council", "Marlshire", "E10000901", "1974-04-01", "", "")),
    )


TARGETS: dict[str, Target] = {
    "pdf": Target(_pdfs, lambda data: read_pdf(data, "fuzzed.pdf")),
    "docx": Target(_word_files, lambda data: read_docx(data, "fuzzed.docx"), _part_changed),
    "html": Target(_web_pages, lambda data: read_html(data, "fuzzed.html")),
    "text": Target(lambda: [text.encode() for text in _texts()], lambda data: read_text(data.decode("utf-8", "replace")), _lines_changed),
    "families": Target(lambda: [text.encode() for text in _texts()], _read_family, _lines_changed),
    "listing": Target(lambda: [b"file,published,source_url,publisher_id\na.pdf,2010-11-19,https://example.org/a,80999\nb.pdf,,,\n"], _read_list),
    "registers": Target(lambda: [path.read_bytes() for path in sorted(examples.REGISTERS.glob("*.csv"))], lambda data: table_of("fuzzed.csv", data)),
    "official": Target(_official, _read_official),
}  # fmt: skip
"""By name."""
