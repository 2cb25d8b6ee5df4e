"""Names that share one ending: "Marlshire and Fenland CCGs" are two bodies, each called by its place alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts import Agency
from ingest.forms.telling_words import RarePattern
from ingest.names.name_words import LEFT, LEFT_REACH, name_words
from ingest.names.namer import Namer

_ENDING = RarePattern(
    r"\b(?P<kind>CCG|ICB|PCT|[Cc]linical\s+[Cc]ommissioning\s+[Gg]roup|[Ii]ntegrated\s+[Cc]are\s+[Bb]oard|[Pp]rimary\s+[Cc]are\s+[Tt]rust|"
    r"NHS\s+(?:[Ff]oundation\s+)?[Tt]rust|Board(?=s))(?P<many>s)?\b"
)
_ENDED = re.compile(r"\b(?:CCG|ICB|PCT|[Gg]roup|[Bb]oard|[Tt]rust)s?\b")
JOINT = re.compile(r"(?:\s*,\s*and|\s*,|\s+and|\s*&)\s+")
# "partners in Marlshire and Fenland CCG": the first is a place, not half a name.
_PLACED = re.compile(r"\b(?:in|across|within|throughout|around|outside)\s+$", re.IGNORECASE)
# "Mr Sutton, Chief Officer, NHS Fenland CCG": what stands before an office is a person's name.
_AN_OFFICE = re.compile(r"\b(?:Officers?|Directors?|Managers?|Nurses?|Leads?|Chairs?|Leaders?)$")
_MOST = 6  # bodies in one such list


def sharing(text: str, namer: Namer) -> Iterator[tuple[int, int, str, Agency]]:
    """Start, end, the name with its ending, and the body of each name in such a list, the last first.

    Only bodies that a register knows; in the singular ("Marlshire and Fenland CCG") only two or more that are joined so.
    """
    for match in _ENDING.finditer(text):
        left = LEFT.search(text, max(0, match.start() - LEFT_REACH), match.start())
        if not left:
            continue
        first = max([left.start(), *(m.end() for m in _ENDED.finditer(text, left.start(), match.start()))])
        found = list(_one_by_one(text, first, match, namer))
        several = len(found) > 1 and (match["many"] or not _PLACED.search(text, 0, found[-1][0]))
        # "local safeguarding children boards" are a kind of body: only two or more kinds that share the word are bodies
        if several or (match["many"] and match["kind"] != "Board"):
            yield from found


def _one_by_one(text: str, first: int, ending: re.Match[str], namer: Namer) -> Iterator[tuple[int, int, str, Agency]]:
    kind, end = ending["kind"], ending.start()
    for _ in range(_MOST):
        place = text[:end].rstrip()
        for start in name_words(text, first, len(place)):
            written = f"{text[start : len(place)]} {kind}"
            agency = namer.known(written)
            if agency is not None:
                yield start, ending.end() if end == ending.start() else len(place), written, agency
                end = start
                break
        if _AN_OFFICE.search(text, first, end):
            return
        joints = [joint.start() for joint in JOINT.finditer(text, first, end)]
        if not joints:
            return
        end = joints[-1]
