"""The names of inspectors, without their titles."""

from __future__ import annotations

import re

_TITLES = re.compile(
    r"[,(\s]*\b(?:(?:Her|His)\s+Majesty['’]?s\s+Inspectors?(?:\s+of\s+\w+)*|HMI|HMIP|Ofsted\s+Inspectors?|Additional\s+Inspectors?|"
    r"Social\s+Care\s+Inspectors?|Senior\s+HMI|Regulatory\s+Inspection\s+Manager|OI|QPM|OBE|CBE|MBE)\b[).]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\band\b|&)\s*")
_NAME = re.compile(
    r"^(?:[A-Z][\w’'.-]*|d['’][A-Z]\w+|de|la|van|von|der|Mc\w+|Mac\w+)(?:\s+(?:[A-Z][\w’'.-]*|d['’][A-Z]\w+|de|la|van|von|der)){1,4}$"
)


def names_of_inspectors(text: str) -> tuple[str, ...]:
    """ "Lynne Staines HMI and Jo Bloggs, Her Majesty's Inspector" without the titles, in order."""
    bare = _TITLES.sub(" ,", text)
    names = (re.sub(r"\s+", " ", part).strip(" .,;:()") for part in _BETWEEN.split(bare))
    return tuple(dict.fromkeys(name for name in names if _NAME.match(name)))
