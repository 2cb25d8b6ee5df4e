"""Files made to do harm, byte by byte: each would do what it is called if it were let."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.crafted_files import docx, par, pdf, pdf_letter, pdf_of, pdf_text, stream, zipped


def _damaged() -> bytes:
    whole = pdf_letter("Inspection of Marlshire\n" * 200)
    return whole[: len(whole) // 2]


def _encrypted() -> bytes:
    handler = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"5a" * 32, b"a5" * 32)
    return pdf_of(pdf_text("Secret"), trailer=b"/Encrypt %b/ID[<00><00>]" % handler)


def _nested_arrays() -> bytes:
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Deep %b%b>>" % (b"[" * 500_000, b"]" * 500_000)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return pdf({1: catalogue, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>", 3: page})


def _nested_page_tree() -> bytes:
    depth = 20_000
    nodes = {i: b"<</Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]>>" % (i - 1, i + 1) for i in range(2, depth)}
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", **nodes, depth: b"<</Type/Page/MediaBox[0 0 595 842]>>"})


def _pages_of_pages() -> bytes:
    page = b"<</Type/Catalog/Pages 2 0 R>>"
    return pdf({1: page, 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"})


def _forms_of_forms() -> bytes:
    """Each of nine drawings shows the next ten times: a thousand million words on a page of a few bytes."""
    entry = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>/Font<</F1 3 0 R>>>>"
    forms = {10 + i: stream(b"/X Do " * 10, entry % (11 + i)) for i in range(9)}
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>"
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
            3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            4: stream(b"/X Do"),
            5: page,
            **forms,
            19: stream(b"BT /F1 12 Tf (lol) Tj ET", entry % 19),
        }
    )


def _words_without_end() -> bytes:
    return pdf_of(stream(b"BT /F1 12 Tf 72 700 Td " + b"(lol lol lol lol lol) Tj " * 1_000_000 + b"ET"))


def _packed_twice() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(300 * 1024**2)))
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(packed), packed)
    return pdf_of(content)


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def _with_document(xml: str, encoding: str = "utf-8") -> bytes:
    return docx("", extra={"word/document.xml": xml.encode(encoding)})


def _zip_bomb() -> bytes:
    return docx("", extra={"word/document.xml": b"<w>" + b" " * (50 * 1024**2)})


def _zip_of_the_future() -> bytes:
    made = bytearray(docx(par("Words")))
    made[made.index(b"PK\x01\x02") + 6] = 84  # the version that is needed to unpack it: 8.4
    return bytes(made)


def _lying_zip_bomb() -> bytes:
    """The directory says that the part has a few bytes."""
    part = DOCUMENT.format(par("lol " * 5_000_000)).encode()
    made = bytearray(docx("", extra={"word/document.xml": part}))
    size = len(part).to_bytes(4, "little")
    at = made.find(size)
    while at >= 0:
        made[at : at + 4] = (5000).to_bytes(4, "little")
        at = made.find(size)
    return bytes(made)


def _nested_paragraphs(depth: int = 50_000) -> bytes:
    nested = "<w:sdt><w:sdtContent>" * depth + par("deep") + "</w:sdtContent></w:sdt>" * depth
    return docx(
        nested + par(" ".join(str(i) for i in range(99_999)))
    )  # ordinary words keep it from looking like a bomb


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "truncated.pdf": (_damaged, "damaged"),
    "only-a-beginning.pdf": (lambda: b"%PDF-1.7\n", "damaged"),
    "encrypted.pdf": (_encrypted, "encrypted"),
    "ten-thousand-pages.pdf": (lambda: pdf_of(pdf_text("Page"), pages=10_000), "10,000 pages"),
    "nested-arrays.pdf": (_nested_arrays, "no text"),
    "nested-page-tree.pdf": (_nested_page_tree, "damaged"),
    "pages-of-pages.pdf": (_pages_of_pages, "damaged"),
    "forms-of-forms.pdf": (_forms_of_forms, "reading the file"),
    "words-without-end.pdf": (_words_without_end, "reading the file"),
    "packed-twice.pdf": (_packed_twice, "reading the file"),
    "scan.pdf": (lambda: pdf_of(stream(b"q 500 0 0 700 40 70 cm Q"), pages=9), "no text"),
    "page.pdf": (lambda: b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML page"),
    "pdf.docx": (lambda: pdf_of(pdf_text("Words")), "named a DOCX and is a PDF"),
    "pdf.txt": (lambda: pdf_of(pdf_text("Other words")), "named a text and is a PDF"),
    "page.txt": (lambda: b"<html><p>Words</p></html>", "HTML page"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "old format"),
    "archive.docx": (lambda: zipped({"notes.txt": b"Inspection"}), "no Word document"),
    "cut-off.docx": (lambda: docx(par("Words"))[:-80], "damaged"),
    "zip-of-the-future.docx": (_zip_of_the_future, "damaged"),
    "zip-bomb.docx": (_zip_bomb, "unfolds"),
    "lying-zip-bomb.docx": (_lying_zip_bomb, "damaged"),
    "many-parts.docx": (lambda: zipped({f"{i}-{'x' * 200}.xml": b"" for i in range(5_000)}), "more parts"),
    "entities.docx": (lambda: _with_document(ENTITIES + DOCUMENT.format(par("&i;"))), "entities"),
    "entities-in-utf-16.docx": (lambda: _with_document(ENTITIES + DOCUMENT.format(par("&i;")), "utf-16"), "encoding"),
    "entity-from-a-file.docx": (
        lambda: _with_document(f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>{DOCUMENT.format(par("&a;"))}'),
        "entities",
    ),
    "nested.docx": (_nested_paragraphs, "damaged"),
    "nested-within-limits.docx": (lambda: _nested_paragraphs(105), "nested more than"),
    "not-xml.docx": (lambda: _with_document("<w:document>"), "damaged"),
    "thirty-megabytes.html": (lambda: b"<p>" + b"words " * 5_000_000, "at most"),
    "nested.html": (lambda: b"<div>" * 100_000 + b"deep", "nested more than"),
    "nested-otherwise.html": (
        lambda: b"".join(b"<font color=%d>" % i for i in range(90_000)) + b"deep",
        "nested more than",
    ),
    "many-tags.html": (lambda: b"<table>" + b"<tr><td rowspan=9>a<td>b" * 300_000, "elements"),
    "invalid.html": (lambda: b"<html><p>caf\xe9</p></html>", "not valid UTF-8"),
    "nul.html": (lambda: b"<html><p>a\x00b</p></html>", "not text"),
    "nul.txt": (lambda: b"Inspection of \x00 Marlshire", "not text"),
    "invalid.txt": (lambda: b"Inspection of Marlshire \xff\xfe", "not valid UTF-8"),
    "long.txt": (lambda: b"Inspection of Marlshire. " * 200_000, "characters"),
    "spaces.txt": (lambda: b"\xef\xbb\xbf \n\n", "no words"),
    "pdf-without-an-ending": (
        lambda: pdf_of(pdf_text("Inspection of nothing that anybody knows")),
        "fits no report family",
    ),
    "letter.rtf": (lambda: b"{\\rtf1 Inspection}", "cannot be read yet"),
}
"""Name, how it is made, and what its refusal says."""
