"""How words are compared wherever it does not matter how they are written: names, aspects, segments of IRIs."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘`ʼ]")
_WORD = re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """`text` without case, accents and apostrophes, "&" as "and": "Children’s" and "Childrens" are one."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.replace("´", "'"))  # which would come apart into space and accent
        text = "".join(c for c in apart if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", text).replace("&", " and ").casefold()


def fold(text: str) -> str:
    """The words of `text`, bare, with single spaces and without punctuation and "the" in front: "St. Helens" and
    "St Helens" fold to the same, "The Brent LSCB" and "Brent LSCB" too.
    """
    words = _WORD.findall(bare(text))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def slug(text: str) -> str:
    """`text` as a segment of an IRI: lower-case ASCII letters and figures, hyphens between words, no apostrophes."""
    return "-".join(re.findall(r"[a-z0-9]+", bare(text)))
