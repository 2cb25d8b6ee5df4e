"""Writes PDF 1.4: words at a place, and ruled lines. The same pages give the same bytes.

The standard fonts of PDF are named and not embedded, so that a report of ten pages has some fifteen kilobytes. Each sign
of a list is set in a font of its own, whose table says which Unicode character it stands for: that is how the signs of
word processors come to be read as private-use characters.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

ENCODING = "cp1252"


class Font(StrEnum):
    """The two weights of the words."""

    REGULAR = "Helvetica"
    BOLD = "Helvetica-Bold"


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place: `x`, `y` in points from the page's lower left corner."""

    x: float
    y: float
    text: str
    size: float
    font: Font = Font.REGULAR


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a list: `text` is what it is read as."""

    x: float
    y: float
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A black bar: `x`, `y` its lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, `width` by `height` points, with its marks in the order in which they are to be read."""

    width: float
    height: float
    marks: tuple[Words | Sign | Rule, ...]


# The stems of letters are what tells bold from regular, in thousandths of the size.
_STEMS = {Font.REGULAR: 88, Font.BOLD: 165}
# How each sign is printed: the font's name, the code in it, the text it is read as.
_SIGNS = {
    "◼": ("ZapfDingbats", "n"),
    "■": ("ZapfDingbats", "n"),
    "▪": ("ZapfDingbats", "n"),
    "\uf06e": ("ZapfDingbats", "n"),
    "\uf0a7": ("ZapfDingbats", "n"),
    "\uf0b7": ("Symbol", "\xb7"),
}
# The widths of characters in thousandths of the size, as Adobe's metrics of the two fonts give them.
_WIDTHS = {
    Font.REGULAR: {
        191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r“”¹²", 334: "{}", 355: '"', 389: "*", 469: "^",
        500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–£é", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw",
        737: "©", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "—", 1015: "@", 350: "•",
    },
    Font.BOLD: {
        238: "'", 278: " ,./I\\ijl‘’", 280: "|", 333: "!()-:;[]`ft¹²", 389: "*r{}", 474: '"', 500: "z“”", 584: "+<=>^~",
        556: "#$0123456789J_aceksvxy–£é", 611: "?FLTZbdghnopqu", 667: "EPSVXY", 722: "&ABCDHKNRU", 737: "©", 778: "GOQw",
        833: "M", 889: "%m", 944: "W", 975: "@", 1000: "—", 350: "•",
    },
}  # fmt: skip
_ADVANCE = {font: {ord(c): w for w, cs in widths.items() for c in cs} for font, widths in _WIDTHS.items()}


def width_of(text: str, size: float, font: Font = Font.REGULAR) -> float:
    """How wide a text is in points. Raises KeyError for a character that these fonts are not used for."""
    advance = _ADVANCE[font]
    return sum(advance[ord(c)] for c in text) * size / 1000


def is_printable_sign(text: str) -> bool:
    """Whether a sign needs a font of its own; a dash or a dot is a character like any other."""
    return text in _SIGNS


def write_pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    """The file's bytes."""
    signs = sorted({mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Sign)})
    names = {font: f"F{i}" for i, font in enumerate(Font, start=1)}
    sign_names = {sign: f"S{i}" for i, sign in enumerate(signs, start=1)}
    objects = _Objects()
    catalogue, tree = objects.reserve(), objects.reserve()
    fonts = [f"/{names[font]} {objects.add(_font(objects, font))} 0 R" for font in Font]
    fonts += [f"/{sign_names[sign]} {objects.add(_sign_font(objects, sign))} 0 R" for sign in signs]
    resources = f"<< /Font << {' '.join(fonts)} >> >>"
    pages = []
    for sheet in sheets:
        content = objects.add_stream(_content(sheet.marks, names, sign_names))
        box = f"[0 0 {_number(sheet.width)} {_number(sheet.height)}]"
        pages.append(objects.add(
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Resources {resources} /Contents {content} 0 R >>"
        ))  # fmt: skip
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects.put(tree, f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.put(catalogue, f"<< /Type /Catalog /Pages {tree} 0 R /Lang (en-GB) >>")
    about = objects.add(f"<< /Title ({_escaped(title)}) /Producer (Remit, a generator of fictional reports) >>")
    return objects.file(catalogue, about)


class _Objects:
    """The numbered objects of a file."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        self._bodies.append(b"")
        return len(self._bodies)

    def put(self, number: int, body: str) -> None:
        self._bodies[number - 1] = body.encode(ENCODING)

    def add(self, body: str) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, content: bytes) -> int:
        number = self.reserve()
        packed = zlib.compress(content, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
        self._bodies[number - 1] = head.encode() + packed + b"\nendstream"
        return number

    def file(self, catalogue: int, about: int) -> bytes:
        """The whole file, its identity made of its content."""
        parts = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
        places, place = [], len(parts[0])
        for number, body in enumerate(self._bodies, start=1):
            places.append(place)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            place += len(parts[-1])
        identity = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
        table = "".join(f"{at:010} 00000 n \n" for at in places)
        parts.append(
            f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root {catalogue} 0 R "
            f"/Info {about} 0 R /ID [<{identity}> <{identity}>] >>\nstartxref\n{place}\n%%EOF\n".encode()
        )
        return b"".join(parts)


def _font(objects: _Objects, font: Font) -> str:
    advance = {bytes([code]).decode(ENCODING, "replace"): code for code in range(32, 256)}
    widths = [0] * 224
    for character, code in advance.items():
        widths[code - 32] = _ADVANCE[font].get(ord(character), 556)
    descriptor = objects.add(
        f"<< /Type /FontDescriptor /FontName /{font.value} /Flags 32 /ItalicAngle 0 /Ascent 718 /Descent -207 /CapHeight 718 "
        f"/FontBBox [-170 -228 1003 962] /StemV {_STEMS[font]} >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font.value} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 "
        f"/Widths [{' '.join(map(str, widths))}] /FontDescriptor {descriptor} 0 R >>"
    )


def _sign_font(objects: _Objects, sign: str) -> str:
    name, code = _SIGNS[sign]
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sign def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"1 beginbfchar <{ord(code):02X}> <{ord(sign):04X}> endbfchar\nendcmap end end"
    )
    number = objects.add_stream(table.encode())
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /ToUnicode {number} 0 R >>"


def _content(marks: Iterable[Words | Sign | Rule], names: dict[Font, str], sign_names: dict[str, str]) -> bytes:
    lines = []
    for mark in marks:
        if isinstance(mark, Rule):
            lines.append(f"{' '.join(map(_number, (mark.x, mark.y, mark.width, mark.height)))} re f")
            continue
        sign = isinstance(mark, Sign)
        font = sign_names[mark.text] if isinstance(mark, Sign) else names[mark.font]
        text = _SIGNS[mark.text][1] if sign else mark.text
        lines.append(
            f"BT /{font} {_number(mark.size)} Tf {_number(mark.x)} {_number(mark.y)} Td ({_escaped(text)}) Tj ET"
        )
    return "\n".join(lines).encode(ENCODING)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
