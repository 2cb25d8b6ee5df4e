"""The names of inspectors, without their titles."""

from __future__ import annotations

import re

_TITLES = re.compile(
    r"[,(\s–-]{0,4}\b(?:Senior\s+)?(?:(?:Her|His)\s+Majesty['’]?s\s+Inspectors?(?:\s+of\s+\w+)*|(?:Social\s+Care\s+|Ofsted\s+|Senior\s+){0,3}HMIP?|"
    r"Ofsted\s+Inspectors?|Additional\s+Inspectors?|(?:Social\s+Care\s+)?(?:Regulatory\s+)?Inspectors?|Lead\s+Inspectors?|"
    r"Regulatory\s+Inspection\s+Manager|OI|QPM|OBE|CBE|MBE)\b[).]{0,4}",
    re.IGNORECASE,
)
_FORM_OF_ADDRESS = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\b\.?\s+")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\band\b|&)\s*")
_NAME = re.compile(
    r"^(?:[A-Z][\w’'.-]*|d['’][A-Z]\w+|de|la|van|von|der|Mc\w+|Mac\w+)(?:\s+(?:[A-Z][\w’'.-]*|d['’][A-Z]\w+|de|la|van|von|der)){1,4}$"
)


def names_of_inspectors(text: str) -> tuple[str, ...]:
    """ "Lynne Staines HMI and Jo Bloggs, Her Majesty's Inspector" without the titles, in order."""
    bare = _TITLES.sub(" ,", text)
    parts = (re.sub(r"\s+", " ", part).strip(" .,;:()–-") for part in _BETWEEN.split(bare))
    names = (_FORM_OF_ADDRESS.sub("", part) for part in parts)
    return tuple(dict.fromkeys(name for name in names if _NAME.match(name)))
