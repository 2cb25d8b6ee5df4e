"""The bodies that a running text names: where each name begins and ends, and which body it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from ingest.facts import Agency, Resolution
from ingest.forms.telling_words import RarePattern
from ingest.names.local_bodies import own_names, standard_names
from ingest.names.name_words import LEFT, LEFT_REACH, NAME_WORD, last_and, name_words, own_words
from ingest.names.namer import GENERIC_RULES, Namer
from ingest.names.shared_endings import JOINT, sharing
from ingest.names.whole_names import whole_names
from ontology.registers.bodies import Organisation

# What the name of an NHS body ends in.
_NHS_END = RarePattern(
    r"\b(?:NHS\s+(?:Teaching\s+)?(?:[Ff]oundation\s+)?[Tt]rust|(?:NHS\s+)?FT|Foundation\s+(?:NHS\s+)?Trust|Ambulance\s+Service(?:\s+NHS)?(?:\s+(?:Foundation\s+)?Trust)?|Primary\s+Care\s+(?:NHS\s+)?Trust|"
    r"(?:Hospitals?|Healthcare|Health\s?care|Partnerships?|Community|Care|Ambulance(?:\s+Service)?|Mental\s+Health)\s+Trust(?:\s+Plus)?|"
    r"PCT(?:\s+Provider\s+Services)?|Clinical\s+Commissioning\s+Group|CCG|Integrated\s+(?:Health\s+and\s+)?Care\s+Board|ICB|"
    r"Strategic\s+Health\s+Authority)\b(?!['’]?s?\s+commissioners)"
)
_GOES_ON = re.compile(r"Service\s+[A-Z]")
_NHS_START = re.compile(r"\bNHS\s+(?=[A-Z])(?!Foundation\b|Trusts?\b|PCT|CCG|ICB)")
_NHS_ACRONYM = re.compile(r"\bNHS(?!E\b|I\b|X\b|SBSP)[A-Z]{1,2}\b")
# "NHS" before these names no body of the area.
_NO_BODY = {"Constitution", "Direct", "Choices", "Number", "Continuing", "Act", "Plan", "Long", "Digital"}
# a name goes on to the right as long as the next is not begun: "NHS X and NHS Y" are two
# "NHS Marl Heartlands CCGs" are several bodies, and none of them is NHS Marl
_OF_SEVERAL = re.compile(r"(?:\s+(?!NHS\b)[A-Z][\w’'-]*){1,4}\s+(?:CCGs|ICBs|PCTs|Trusts)\b")
_RIGHT = re.compile(rf"{NAME_WORD}(?:(?:,?\s+(?:and|of|upon|on|the|with)\s+|,\s+|\s+)(?!NHS\b){NAME_WORD}){{0,13}}")
_MOST_WORDS = 14  # no body's name is longer; a longer run of capitals is a heading
_DEFINED = re.compile(r"\s*\(([A-Z][A-Za-z&]{1,11})\)")
# Reports write these small as well; then only a register tells a name from "the clinical commissioning group".
_SMALL_END = RarePattern(
    r"\b(?:clinical\s+commissioning\s+group|integrated\s+care\s+board|primary\s+care\s+trust|hospitals?\s+(?:foundation\s+)?trust)\b|\b[A-Z][\w’'-]+\s+(?P<police>police)\b"
)
# "the CCG" is the area's, where it has just one.
_THE_ACRONYM = RarePattern(r"(?<=\b[Tt]he\s)(?:CCG|ICB|PCT)\b(?!\s+[A-Z])")
# Trusts that go by their name alone: "Marlshire Community Health". Only a register tells them from "Public Health".
_TRADING_END = RarePattern(
    r"\b(?!(?:Public|Mental|Sexual|Child|Department|Primary|Occupational)\s)[A-Z][\w’'-]+\s+(?P<end>(?:Community\s+)?Health(?:care)?|Community\s+Services|(?:(?:General|District|Children['’]?s|University)\s+)?Hospital|Infirmary)\b"
    r"(?!\s+(?:NHS|Trust|Foundation|Care|Board|System|Partnership|Service|and\s+[A-Z]))"
)
_UNIVERSITY_HOSPITALS = RarePattern(rf"\bUniversity\s+Hospitals(?:\s+of)?(?:\s+(?:and\s+)?{NAME_WORD}){{1,4}}")
_TRADING_RULES = frozenset({"official-name", "other-name", "former-name", "trust-left-out", "seat-of-the-trust"})
_QUARTER = re.compile(r"\b(?:North|South|East|West|Mid|Central)\s+$")
# What the name of any other body ends in, besides the kinds that every area has one of; the words before it must be capitalised.
_OTHER_END = RarePattern(
    r"\b(?:(?:County|City|Borough|District|Metropolitan\s+Borough)\s+Council|Council(?!\s+(?:Tax|tax))|"
    r"Police(?!\s+(?:and|&)\s+Crime)(?:\s+(?:Authority|Service))?|Constabulary|"
    r"Probation\s+(?:Service|Trust)|Community\s+Rehabilitation\s+Company|Connexions|Cafcass|CAFCASS)\b"
)
# "Marlshire, Fenwick & Osney Probation Service": one division, named by its places.
_SEVERAL_PLACES = re.compile(r"(?:[A-Z][\w-]+,\s+)*[A-Z][\w-]+\s+&\s+[A-Z][\w-]+\s+$")
_PLACES_JOINT = re.compile(r",\s+and\s+|,\s+|\s+(?:and|&)\s+")
# "Her Majesty's Inspector of Constabulary": the last word alone is no body's name.
_INSPECTOR_OF = re.compile(r"\bInspector(?:ate)?s?\s+of\s+$")
_BY_ITS_NAME = frozenset({"official-name", "other-name", "former-name"})
_COUNCIL_OF = RarePattern(
    rf"\b(?:(?:London|Royal)\s+Borough|(?:(?:County|City|Borough)\s)?Council)\s+of\s+(?:the\s+)?{NAME_WORD}(?:\s+(?:(?:and|upon|of)\s+)?{NAME_WORD}){{0,4}}"
)
_THE_COMMISSIONER = re.compile(
    r"\bPrimary\s+Care\s+Trust\b|\bPCT\b(?!\s+Provider)|Clinical\s+Commissioning\s+Group|Integrated\s+Care\s+Board"
)
# "Ann Osney, Executive Lead, Integrated Care Board": of the area, as the office before it is no part of its name.
_OFFICE_OF = re.compile(r"\b(?:Lead|Officer|Director|Executive|Chair|Nurse|Manager|Head)\b[^,.;]{0,40},\s+$")
_OFFICE_REACH = 80  # characters: no office is longer


@dataclass(frozen=True, slots=True)
class Sighting:
    """One name in a text: `text[start:end]` is `written`, and means `agency`."""

    start: int
    end: int
    written: str
    agency: Agency
    short: str | None = None  # the short form that stands in brackets after the name
    bracket_end: int = 0


class Spotter:
    """Finds the names of bodies in the texts of one report."""

    def __init__(self, namer: Namer) -> None:
        self.namer = namer
        self._found: dict[str, tuple[Sighting, ...]] = {}  # with the short forms that are known by now

    def find(self, text: str) -> tuple[Sighting, ...]:
        """The names in order of their place; of two that overlap, the longer."""
        if text not in self._found:
            self._found[text] = tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> list[Sighting]:
        found = [*self._nhs_by_end(text), *self._nhs_by_start(text), *self._others(text), *self._short_forms(text)]
        found += (Sighting(*one) for one in sharing(text, self.namer))
        found.sort(key=lambda s: (s.start, -s.end))
        kept: list[Sighting] = []
        for sighting in found:
            if kept and sighting.start < kept[-1].end:
                if sighting.end - sighting.start > kept[-1].end - kept[-1].start:
                    kept[-1] = sighting
                continue
            kept.append(sighting)
        return [self._with_short_form(text, s) for s in kept]

    def define_short_forms(self, text: str) -> None:
        """Learn the acronyms that this report itself defines in brackets after a name."""
        found = self.find(text)
        for before, sighting in zip([None, *found], found, strict=False):
            # "Marlshire and Fenwick CCG (MFC)" is short for neither alone: the first has its ending from the second
            several = (
                before is not None
                and before.written != text[before.start : before.end]
                and JOINT.fullmatch(text, before.end, sighting.start)
            )
            if sighting.short and sighting.agency.resolution is not Resolution.AS_WRITTEN and not several:
                self.namer.short_forms.setdefault(sighting.short, sighting.agency)
                self._found.clear()

    def _with_short_form(self, text: str, sighting: Sighting) -> Sighting:
        match = _DEFINED.match(text, sighting.end)
        if not match:
            return sighting
        return Sighting(sighting.start, sighting.end, sighting.written, sighting.agency, match[1], match.end())

    def _nhs_by_end(self, text: str) -> Iterator[Sighting]:
        for match in _NHS_END.finditer(text):
            left = LEFT.search(text, max(0, match.start() - LEFT_REACH), match.start())
            start = left.start() if left else match.start()
            yield from self._best(text, start, match.end(), match.start())
        for match in _SMALL_END.finditer(text):
            head = match.start("police") if match["police"] else match.start()
            yield from islice(self._ending(text, head, match.end()), 1)
        for match in _THE_ACRONYM.finditer(text):
            if match.group() not in self.namer.short_forms:
                yield from self._known(text, *match.span())
        for match in _UNIVERSITY_HOSPITALS.finditer(text):
            ends = [match.end(), *(match.start() + gap.start() for gap in re.finditer(r"\s+", match.group()))]
            known = (self._known(text, match.start(), end) for end in sorted(ends, reverse=True))
            yield from islice((s for s in chain.from_iterable(known) if s.agency.rule in _TRADING_RULES), 1)
        for match in _TRADING_END.finditer(text):
            traded = self._ending(text, match.start("end"), match.end())
            yield from islice((s for s in traded if s.agency.rule in _TRADING_RULES), 1)

    def _ending(self, text: str, head: int, end: int) -> Iterator[Sighting]:
        """The names that a register knows of which `text[head:end]` is the end, the longest first."""
        left = LEFT.search(text, max(0, head - LEFT_REACH), head)
        for start in name_words(text, left.start(), head) if left else ():
            yield from self._known(text, start, end)

    def _best(self, text: str, first: int, end: int, head: int) -> Iterator[Sighting]:
        """The longest run of words before a name's end that a register knows; else the shortest plausible one."""
        # a name that has ended is no part of the next; "X Ambulance Service University NHS Trust" has not ended at "Service"
        before = [
            m.end()
            for m in _NHS_END.pattern.finditer(text, first, head)
            if not _GOES_ON.match(text, m.end() - len("Service"))
        ]
        starts = [s for s in name_words(text, max([first, *before]), head) if len(text[s:end].split()) <= _MOST_WORDS]
        if head == first or not starts or text[:head].endswith((" the ", "The ")):
            if _THE_COMMISSIONER.fullmatch(text, head, end) and not self._in_brackets(text, head, end):
                yield from self._known(text, head, end)
            return
        for start in starts:
            sighting = next(iter(self._known(text, start, end)), None)
            if sighting is not None and start > starts[0] and _QUARTER.search(text, starts[0], start):
                break  # "East Marlshire PCT" is another body than Marlshire PCT
            if sighting is not None:
                yield sighting
                return
        if _THE_COMMISSIONER.fullmatch(text, head, end) and _OFFICE_OF.search(text, max(0, head - _OFFICE_REACH), head):
            yield from self._known(text, head, end)
            return
        yield from self._as_written(text, starts, head, end)

    def _as_written(self, text: str, starts: list[int], head: int, end: int) -> Iterator[Sighting]:
        """A name that no register knows: nothing before a comma, and no "and" unless the words before it are no name by themselves."""
        first = starts[0]
        whole = next(
            (s for s in reversed(starts) if text.startswith("NHS ", s) and not text.startswith("NHS England", s)), None
        )
        cut = max(self._last_comma(text, first, head), self._last_and(text, first, head))
        cut = max(cut, *(text.rfind(f" {small} ", first, head) for small in ("of", "the")))
        own = own_words(text, [s for s in starts if s > cut])
        if not own:
            return
        start = own[0] if whole is None else whole
        written = text[start:end]
        # "GP and CCG" are two kinds of body: a name has a word of its own
        if re.search(r"[A-Z][a-z]", text[start:head]) and (
            len(written.split()) > 2 or not _NHS_END.pattern.fullmatch(written)
        ):
            yield Sighting(start, end, written, self.namer.agency(written))

    def _last_and(self, text: str, first: int, end: int) -> int:
        """The last "and" between two names; in "Marlshire and Fenwick ICB" two places make one."""
        place = last_and(text, first, end)
        before = text[max(first, text.rfind(", ", first, place) + 2) : place] if place > 0 else ""
        return -1 if self._is_place(before) else place

    def _last_comma(self, text: str, first: int, end: int) -> int:
        """The last comma between two names; in "Marlshire, Fenwick and Osney NHS Trust" places make one."""
        comma = text.rfind(", ", first, end)
        while comma > 0 and " and " in text[comma:end] and self._is_place(text[first:comma].rpartition(", ")[2]):
            comma = text.rfind(", ", first, comma)
        return comma

    def _is_place(self, words: str) -> bool:
        """Whether words are the name of an authority's place, and not of its council."""
        return "Council" not in words and self._authority(words) is not None

    def _authority(self, words: str) -> Organisation | None:
        return self.namer.register.authority(words, self.namer.place.on)

    def _known(self, text: str, start: int, end: int) -> Iterator[Sighting]:
        written = text[start:end]
        agency = self.namer.known(written)
        if agency is not None:
            yield Sighting(start, end, written, agency)

    def _in_brackets(self, text: str, start: int, end: int) -> bool:
        return text[start - 1 : start] == "(" and text[end : end + 1] == ")"

    def _nhs_by_start(self, text: str) -> Iterator[Sighting]:
        if "NHS" not in text:
            return
        for match in _NHS_START.finditer(text):
            right = _RIGHT.match(text, match.end())
            if not right or right.group().split()[0].rstrip(",") in _NO_BODY:
                continue
            words = list(re.finditer(r"\S+", right.group()))[:_MOST_WORDS]
            for word in reversed([w for w in words if w.group()[0].isupper()]):
                end = right.start() + len(right.group()[: word.end()].rstrip(",.;:’'"))
                sighting = next(iter(self._known(text, match.start(), end)), None)
                if sighting is not None:
                    if not _OF_SEVERAL.match(text, end):
                        yield sighting
                    break
            else:
                yield from self._named_place(text, match.start(), match.end(), right.end())
        for match in _NHS_ACRONYM.finditer(text):
            yield Sighting(match.start(), match.end(), match.group(), self.namer.agency(match.group()))

    def _named_place(self, text: str, start: int, first: int, last: int) -> Iterator[Sighting]:
        """ "NHS X" where X begins with the name of an authority, though no register has such a body."""
        for place_start, place_end, _ in self.namer.register.authorities_in(text[first:last], self.namer.place.on):
            if place_start == 0:
                if _OF_SEVERAL.match(text, first + place_end):
                    return
                written = text[start : first + place_end]
                yield Sighting(start, first + place_end, written, self.namer.agency(written))
                return

    def _others(self, text: str) -> Iterator[Sighting]:
        for match in _COUNCIL_OF.finditer(text):
            ends = [match.end(), *(match.start() + gap.start() for gap in re.finditer(r"\s+", match.group()))]
            known = (self._known(text, match.start(), end) for end in sorted(ends, reverse=True))
            yield from islice(chain.from_iterable(known), 1)
        for match in _OTHER_END.finditer(text):
            several = _SEVERAL_PLACES.search(text, max(0, match.start() - 80), match.start())
            if several and match.group().startswith("Probation"):
                bare = self._known(text, *match.span())
                yield from (replace(s, start=several.start(), written=text[several.start() : s.end]) for s in bare)
            else:
                yield from self._of_the_area(text, *match.span())
        standard, whole = list(standard_names(text)), list(whole_names(text, self.namer.register))
        for start, end in standard:
            yield from self._joint(text, start, end) or self._of_the_area(text, start, end)
        for start, end in whole:
            yield from self._known(text, start, end)
        ended = {end for _, end in (*standard, *whole)}
        for start, end in own_names(text):
            if end not in ended:
                yield Sighting(start, end, text[start:end], self.namer.agency(text[start:end]))

    def _of_the_area(self, text: str, head: int, end: int) -> Iterator[Sighting]:
        """The name that a register or the area knows of which `text[head:end]` is the end, or the whole."""
        left = LEFT.search(text, max(0, head - 80), head)
        starts = name_words(text, left.start(), left.end()) if left else []
        bare = [] if _INSPECTOR_OF.search(text, max(0, head - 80), head) else [head]
        runs = chain.from_iterable(self._known(text, start, end) for start in [*starts, *bare])
        named = [s for s in runs if s.agency.rule not in GENERIC_RULES]
        # "Marlshire National Probation Service" is the national one, though every area has a probation service
        yield from islice((*(s for s in named if s.agency.rule in _BY_ITS_NAME), *named), 1)

    def _joint(self, text: str, head: int, end: int) -> list[Sighting]:
        """ "Marlshire and Fenwick Child Death Overview Panel" is one panel: the area's where it is one of the places, else as written."""
        left = LEFT.search(text, max(0, head - 80), head)
        for start in name_words(text, left.start(), head) if left and _PLACES_JOINT.search(left.group()) else ():
            places = _PLACES_JOINT.split(text[start:head].strip())
            if len(places) > 1 and all(map(self._is_place, places)):
                own = any(self._authority(place) is self.namer.place.area for place in places)
                whole = text[start:end]
                agency = self.namer.known(whole) or self.namer.agency(text[head:end] if own else whole)
                return [Sighting(start, end, text[start:end], agency)]
        return []

    def _short_forms(self, text: str) -> Iterator[Sighting]:
        for short, agency in self.namer.short_forms.items():
            if short in text:
                for match in re.finditer(_short_pattern(short), text):
                    yield Sighting(match.start(), match.end(), short, agency)


def _short_pattern(short: str) -> str:
    """Where a short form stands by itself: NHS only for the body, not as the beginning or the middle of a name."""
    stands = rf"(?<![\w(]){re.escape(short)}(?![\w)])"
    return stands + r"(?!\s+(?:[A-Z]|trusts?|providers?|services?|staff|bod))" if short == "NHS" else stands
