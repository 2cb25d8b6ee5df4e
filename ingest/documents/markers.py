"""The markers by which lines show what they are, in every format."""

from __future__ import annotations

import re

from ingest.dates import MONTH

# The two ranges are what symbol fonts leave behind: private-use and control characters. A dash or a star is a list
# marker only with a space after it; the others cannot be anything else. A number may stand close against a capital ("144.The").
MARKER = r"[•·▪■◼●○◦‣\uf000-\uf0ff\x80-\x9f]"
BULLET = re.compile(rf"^\s*(?:[-*+–−̶o]\s+|{MARKER}\s*)(?=\S)")
LIST_NUMBER = re.compile(rf"^(\d{{1,3}})[.)](?:\s+(?=\S)(?!{MONTH}\b)|(?=[A-Z][A-Za-z]))")
PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*$", re.IGNORECASE)
CONTENTS_HEADING = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)
# A sign or a number on a line of its own: copies that set columns apart have the words of the item on a later line.
ALONE = re.compile(rf"^\s*(?:{MARKER}|(?P<number>\d{{1,3}}(?=\.\s*$|\.\d)(?:\.\d{{1,2}}){{0,2}}))\.?\s*$")
