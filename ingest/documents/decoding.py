"""The bytes of a text file → its characters."""

from __future__ import annotations

from ingest.documents.composed import MOST_CHARACTERS
from ontology.errors import UnreadableFile

_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_MOST_CONTROL_SHARE = 0.001  # of a text: a stray control character is a slip of the copy, more is a binary file


def decode(data: bytes, name: str) -> str:
    """The text of a file, line ends made `\\n`. UTF-8, or UTF-16 with its mark. Raises UnreadableFile."""
    if not data.strip():
        raise UnreadableFile("the file is empty", where=name, remedy="Save the report's text in it, or leave it out.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and (b"\x00" in data or _control_share(data) > _MOST_CONTROL_SHARE):
        raise UnreadableFile(
            "the file is not text", where=name, remedy="Give the report's text, not a binary file renamed."
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        raise UnreadableFile(
            f"the file is not valid {encoding.removesuffix('-sig').upper()} at byte {at:,}",
            where=name,
            remedy="Save it again as UTF-8.",
        ) from error
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(
            f"the file holds more than {MOST_CHARACTERS:,} characters",
            where=name,
            remedy="Check that it is a single report.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFile(
            "the file holds no words", where=name, remedy="Save the report's text in it, or leave it out."
        )
    return text


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _BINARY))) / len(data)
