"""Who is addressed: the words before "should" read as a list of bodies, or not at all.

"East and North Hertfordshire NHS Trust and the local authority" is two bodies; "NHS providers of accident and
emergency and urgent care services" is one collective. Known names are found first and never cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.facts import Agency, Resolution
from ingest.names.forms.orders import ORDERS
from ingest.names.forms.whom import (
    GROUPS,
    KINDS_ALONE,
    KINDS_OF_ONE,
    KINDS_PLACED,
    LEADERS,
    MAYBE_BODIES,
    NAMES_MASKED,
    NOBODIES,
    PARTS_OF_BODIES,
    PEOPLE_OF_BODIES,
    SHARED_PLURALS,
)
from ingest.names.namer import OF_AREA_RULES, Namer
from ingest.names.spotter import Sighting, Spotter
from ingest.names.stand_ins import StandIns

_MASK = 0xF0000  # the first of the characters by which known names stand masked
_NAME = rf"[{NAMES_MASKED}]+"
_GAP = r"(?:\s*+,)?+\s++"
_NOT_LEAST = r"(?:(?:specifically|especially|particularly|in\s+particular),?\s+)?"
_SPLIT = re.compile(
    rf"(?<!\s)(?:{_GAP}(?:(?:together|along|jointly|in\s+consultation)\s+with|working\s+(?:(?:closely|jointly|together)\s+)?with|"
    r"as\s+well\s+as|alongside|including|in\s+(?:partnership|conjunction|collaboration)\s+with)\s+|\s*+,\s+with\s+|"
    rf"\s*+,\s+(?:and\s+{_NOT_LEAST})?|\s++(?:and|&|plus)\s+{_NOT_LEAST}|\s++with\s+)"
)
_BOTH = re.compile(r"both\s+", re.IGNORECASE)
# "the council and, where appropriate, its partners" · "the council (and its partners)" · "the group, made up of agencies, should"
_ASIDE = re.compile(
    r",\s+(?:consisting\s+of|made\s+up\s+of|composed\s+of|comprising|drawn\s+from|which|who|as|with\s+(?:the\s+)?(?:support|help|input|advice)\s+(?:of|from))\s[^;.]{1,160},\s*$|"
    r",?\s+where\s+(?:appropriate|necessary|relevant),?(?=\s)|,(?=\s*$)|\((?!and\b|with\b)[^()]*\)|[()]",
    re.IGNORECASE,
)
# ", in consultation with parents,": with whom it is done, where they are no body; before what is told
_WITH_PEOPLE = re.compile(
    r",\s+(?:(?:in\s+)?(?:full\s+|close\s+)?(?:consultation|partnership|discussion|dialogue|agreement|collaboration|conjunction|consulting)|together|"
    rf"jointly|along|working(?:\s+\w+)?)\s+with\s(?P<who>[^,;.{NAMES_MASKED}]{{1,120}}?),?\s*$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^(?:the\s+)?[A-Z]{3,6}$")  # kept as written where the registers know whose it may be
_LETTERS = re.compile(
    r"^(?:[Tt]he\s+)?[A-Z][A-Za-z]{0,3}[A-Z]$"
)  # may be a body's, whether or not the report says whose
_TITLE_NAME = re.compile(r"^(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of|and|for|the|[A-Z][\w’'&-]*)){0,7}$")
_TOKEN = re.compile(rf"(?:the\s+)?(?P<name>{_NAME})(?P<part>.*)", re.IGNORECASE | re.DOTALL)
_MOST_PARTS = 16
_MOST_WORDS = 8  # of a phrase that may be a body of the area, "the local authority's children's social care services"
_MOST_LENGTH = 900  # characters before "should" in which owners are looked for: ten bodies by their whole names


@dataclass(frozen=True, slots=True)
class Named:
    """One body of a list: where its words stand in the text that was read, and which body they mean."""

    start: int
    end: int
    written: str
    agency: Agency


class AgencyLists:
    """Reads lists of bodies in the texts of one report."""

    def __init__(self, namer: Namer, spotter: Spotter, stand_ins: StandIns) -> None:
        self.namer = namer
        self.spotter = spotter
        self.stand_ins = stand_ins

    def read(self, text: str) -> list[Named] | None:
        """The bodies if the whole text is a list of bodies; None if it is anything else."""
        if not text.strip() or len(text) > _MOST_LENGTH or starts_with_imperative(text):
            return None
        masked, names = self._mask(text)
        pieces = self._pieces(masked)
        if len(pieces) > _MOST_PARTS:
            return None
        items = self._segment(masked, pieces, names)
        if items is None and (aside := _WITH_PEOPLE.search(masked)) and NOBODIES.reads(aside["who"].strip()):
            masked = masked[: aside.start()].ljust(len(masked))
            items = self._segment(masked, self._pieces(masked), names)
        items = items or self._with_unknown(text, masked, pieces, names)
        return [self._named(text, masked, start, end, names) for start, end in items] if items else None

    def read_apart(self, text: str) -> list[Named] | None:
        """The bodies of a text that holds nothing else, though line ends part them, or one of them is not known; a lone unknown name whole."""
        whole = text.strip()
        if not whole or len(whole) >= _MOST_LENGTH:
            return None
        if self.spotter.find(text):
            return self._apart(text)
        return [Named(0, len(text), whole, self.namer.agency(whole))]

    def _apart(self, text: str) -> list[Named]:
        """Each known body, and what is left between the signs as written."""
        masked, names = self._mask(text)
        found: list[Named] = []
        for start, end in self._pieces(masked):
            here = [n for n in names if start <= n.start < end]
            whole = self._named(text, masked, start, end, names)
            rest = re.sub(r"\b(?:and|the|with)\b|[^\w\s]", "", re.sub(_NAME, "", masked[start:end])).split()
            if not here or (len(here) > 1 and rest and whole.agency.resolution is not Resolution.AS_WRITTEN):
                joins = (
                    found
                    and found[-1].agency.resolution is Resolution.AS_WRITTEN
                    and "," not in text[found[-1].end : start]
                )
                found += [] if joins or not whole.written else [whole]
                if joins:
                    found[-1] = self._named(text, masked, found[-1].start, end, names)
                continue
            found += [Named(n.start, n.end, n.written, n.agency) for n in here]
            if len(rest) > 1:
                left = " ".join(rest)
                found.append(Named(start, end, left, self._single(left)))
        return found

    def read_ending(self, text: str) -> list[Named] | None:
        """The bodies of the longest end of the text that is a list of bodies."""
        for match in re.compile(r"(?:^|(?<=[\s,;:–-]))(?=\w)").finditer(text, max(0, len(text) - _MOST_LENGTH)):
            found = self.read(text[match.start() :])
            if found:
                return [Named(n.start + match.start(), n.end + match.start(), n.written, n.agency) for n in found]
        return None

    def read_beginning(self, text: str) -> list[Named] | None:
        """The bodies of the longest beginning of the text that is a list of bodies, each known by name."""
        ends = [m.start() for m in re.finditer(r"(?=[\s,;:.]|$)", text[:_MOST_LENGTH]) if m.start()]
        for end in reversed(ends):
            found = self.read(text[:end])
            if found and all(n.agency.resolution is not Resolution.AS_WRITTEN for n in found):
                return found
        return None

    def _mask(self, text: str) -> tuple[str, Sequence[Sighting]]:
        """The text, as long as it is, with each known name masked, so that it is never cut, and with asides left blank."""
        names = self.spotter.find(text)
        masked = text
        for i, name in enumerate(names):
            end = max(name.end, name.bracket_end)
            masked = masked[: name.start] + chr(_MASK + i) * (end - name.start) + masked[end:]
        return _ASIDE.sub(lambda aside: " " * len(aside.group()), masked), names

    def _pieces(self, masked: str) -> list[tuple[int, int]]:
        edges = [0]
        for match in _SPLIT.finditer(masked):
            edges += [match.start(), match.end()]
        edges.append(len(masked))
        return list(zip(edges[::2], edges[1::2], strict=True))

    def _segment(
        self, masked: str, pieces: list[tuple[int, int]], names: Sequence[Sighting]
    ) -> list[tuple[int, int]] | None:
        """The pieces joined into as many bodies as they make, every piece used."""
        best: dict[int, list[tuple[int, int]] | None] = {len(pieces): []}
        for i in range(len(pieces) - 1, -1, -1):
            best[i] = None
            for j in range(i + 1, len(pieces) + 1):
                rest = best[j]
                start, end = pieces[i][0], pieces[j - 1][1]
                if rest is None or not self._is_body(masked[start:end], names):
                    continue
                if rest and self._is_one_with(masked[start:end].strip(), masked[slice(*rest[0])].strip()):
                    continue
                current = best[i]
                if current is None or len(rest) + 1 > len(current):
                    best[i] = [(start, end), *rest]
        return best[0]

    def _with_unknown(
        self, text: str, masked: str, pieces: list[tuple[int, int]], names: Sequence[Sighting]
    ) -> list[tuple[int, int]] | None:
        """The pieces as they stand, where the first is a body that is known and each other is one or may be: none is dropped."""
        if len(pieces) < 2 or not self._is_body(masked[slice(*pieces[0])], names):
            return None
        if self._named(text, masked, *pieces[0], names).agency.resolution not in (
            Resolution.REGISTER,
            Resolution.LOCAL,
        ):
            return None
        others = [masked[slice(*piece)].strip() for piece in pieces[1:]]
        may = (self._is_body(o, names) or may_be_a_body(o) for o in others)
        return pieces if all(may) else None

    def _is_one_with(self, part: str, following: str) -> bool:
        """Whether "and" joins two words of one name: "commissioners and providers of …", "council and corporate leaders"."""
        both = f"{part} and {following}"
        if (
            self._chaired(both)
            or SHARED_PLURALS.reads(both)
            or (KINDS_ALONE.reads(part) and KINDS_PLACED.reads(following))
        ):
            return True
        return LEADERS.reads(both)

    def _is_body(self, masked: str, names: Sequence[Sighting]) -> bool:
        part = _BOTH.sub("", masked.strip(), count=1)
        if _named_within(part):
            return True
        if self._is_of_area(part) or self.stand_ins.body(part) or self._people_of(part):
            return True
        if any(
            re.fullmatch(rf"(?:the\s+)?{_NAME}", who.match["body"], re.IGNORECASE)
            for who in PEOPLE_OF_BODIES.readings(part)
        ):
            return True
        if NOBODIES.reads(part):
            return False
        if _names_a_group(part) or KINDS_OF_ONE.reads(part):
            return True
        if _ACRONYM.match(part):
            return bool(self.namer.agency(part).candidates)
        words = part.split()
        return (
            not re.search(_NAME, part)
            and bool(_TITLE_NAME.match(part))
            and len(words) > 1 + (words[0].lower() == "the")
        )

    def _is_of_area(self, part: str) -> bool:
        """Whether a phrase is a body that every area has, "the youth offending service"; a bare place is none."""
        if len(part.split()) > _MOST_WORDS or re.search(_NAME, part):
            return False
        agency = self.namer.known(part)
        return agency is not None and (agency.resolution is Resolution.LOCAL or agency.rule in OF_AREA_RULES)

    def _named(self, text: str, masked: str, start: int, end: int, names: Sequence[Sighting]) -> Named:
        part = masked[start:end]
        both = _BOTH.match(part.lstrip())
        start += len(part) - len(part.lstrip()) + (both.end() if both else 0)
        end = start + len(masked[start:end].rstrip())
        written = text[start:end]
        token = _named_within(masked[start:end])
        if token:
            name = names[ord(token["name"][0]) - _MASK]
            return Named(name.start, name.end, name.written, name.agency)
        agency = self._single(written)
        return Named(start, end, written, agency)

    def _single(self, written: str) -> Agency:
        """A phrase that holds no known name: the authority, a body of the area, a collective, or a name as written."""
        agency = self.namer.agency(re.sub(r"^(?:both|all)\s+", "", written))
        meant = self.stand_ins.body(written) or self._people_of(written)
        if meant is not None:
            return meant
        claims_a_kind = agency.kind != "PartnerAgency" and bool(_TITLE_NAME.match(written))
        if agency.resolution in (Resolution.REGISTER, Resolution.LOCAL) or claims_a_kind:
            return agency
        return self.namer.group(written) if _names_a_group(written) else agency

    def _people_of(self, written: str) -> Agency | None:
        """The body whose leaders or chair are named."""
        for within in PEOPLE_OF_BODIES.readings(written):
            whose = within.match["body"]
            body = self.stand_ins.body(whose) or self.namer.known(whose)
            if body is not None:
                return replace(body, rule=within.form.id, reason=f"“{written}” act for {body.label}")
        return None

    def _chaired(self, both: str) -> bool:
        """Whether "the chair and the board" are one."""
        within = PEOPLE_OF_BODIES.first(both)
        return within is not None and within.form.id == "chair-of-a-body" and self._people_of(both) is not None


def starts_with_imperative(text: str) -> bool:
    """Whether a sentence begins by telling somebody to do something."""
    return ORDERS.reads(text.strip())


def may_be_a_body(words: str) -> bool:
    """Whether words that nothing resolves may mean a body all the same."""
    return bool(_LETTERS.match(words)) or (MAYBE_BODIES.reads(words) and not NOBODIES.reads(words))


def _named_within(masked: str) -> re.Match[str] | None:
    """A known name, alone or with what is a part of the body or leads it: "the council’s children’s service"."""
    token = _TOKEN.fullmatch(masked)
    return token if token and (not token["part"] or PARTS_OF_BODIES.reads(token["part"])) else None


def _names_a_group(words: str) -> bool:
    return GROUPS.reads(words) or LEADERS.reads(words) or SHARED_PLURALS.reads(words)
