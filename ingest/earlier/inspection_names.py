"""How reports name inspections other than their own: which framework a name means, and which date goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.dates import find_period, find_range, partial
from ingest.earlier.forms.inspection_forms import (
    AS_WRITTEN,
    BY_INSPECTORATE,
    FRAMEWORK_NAMES,
    NAMES_BY_DATE,
    PEER_REVIEW,
    PREVIOUS,
    PREVIOUS_ONES,
    VAGUE_NAMES,
)
from ingest.earlier.forms.name_surroundings import (
    AREA,
    CAME_BEFORE,
    OF_A_SERVICE,
    OF_THE_AREA,
    OF_THOSE_BEFORE,
    TO_COME,
    WHAT_CAME_OF_IT,
)
from ingest.facts import PartialDate
from ingest.forms.form import FormReading
from ingest.forms.table import FormTable

# The frameworks that a name stood for in turn, each until the month that it ended in.
_ERAS: dict[str, tuple[tuple[str, str], ...]] = {
    "inspection of child protection": (("protection", "2013-10"),),
    "inspection of looked after children": (("slac", "2012-12"), ("looked-after-services", "2013-10"), ("sif", "2018-03")),
    "inspection of safeguarding": (("slac", "2012-07"), ("protection", "2013-10"), ("sif", "2018-03")),
    "inspection of children's services": (("sif", "2018-03"),),
}  # fmt: skip
_SHORT_NAMES = {"CQC": "Care Quality|CQC", "HMI Probation": "Probation|HMIP", "HMICFRS": "HMICFRS", "HMIC": "HMIC"}
_SAYS_BEFORE = re.compile(r"previous|last|earlier|most\s+recent", re.IGNORECASE)
_FIRST = {"slac": "2009-05", "protection": "2012-05", "looked-after-services": "2013-01", "sif": "2013-11"}
_NAMES = {"jar": "joint area review", "unannounced-cra": "unannounced inspection", "apa": "annual performance assessment",
          "slac": "inspection of safeguarding and looked after children", "jtai": "joint targeted area inspection",
          "ilacs-focused-visit": "focused visit", "monitoring-visit": "monitoring visit",
          "sif": "single inspection", "ilacs": "inspection of local authority children's services"}  # fmt: skip
FRAMEWORKS_OF: dict[str, frozenset[str]] = {name: frozenset(f for f, _ in eras) for name, eras in _ERAS.items()}
"""The frameworks that an undated name may mean, by that name."""

# No sentence without one of these, in whatever case or just so, names an inspection; most need no closer look.
_MAY_NAME_ONE = (
    "inspect", "area review", "performance assessment", "peer review", "safeguarding review", "focus visit", "focused visit",
    "focussed visit", "monitoring visit", "revisit", "re-visit", "annual rating", "ofsted rating", "private fostering were",
    "identified in 20", "identified in 19", "highlighted in 20", "by ofsted in ", "clas review", "looked after and safeguarding",
    "that review", "those reviews", "that visit", "those visits",
)  # fmt: skip
_MAY_BE_SHORT = ("JAR", "APA", "SLAC", "JTAI")
# How far after the name its date may stand, in characters: "… arrangements carried out in October 2009".
_DATE_REACH = 90
# A peer review is of whoever asked for it, and the next date in the sentence is often another matter's.
_SHORT_REACH = 45
_NEXT_WORDS = 12  # characters: a range of days stands right behind the name
_MOST_NAMES = 40  # of one sort in one sentence: no sentence names so many inspections
_BEFORE_REACH = 80  # characters before a name in which its date, or a word that sets it apart, may stand
_SERVICE = re.compile(r"\b(adoption|fostering)\s+(?:services?|agenc(?:y|ies))\b", re.IGNORECASE)
# Where what is said of a name ends: "the second visit since it was judged inadequate in 2016" was not in 2016.
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|(?<!looked)\s(?:since|following|after|before)\s")
_SHORT_END = re.compile(r"[.;,](?:\s|$)|\s(?:since|following|after|before|and)\s")
_DATE_BEFORE = re.compile(r"\b(?:In|During|in|during)\s+[^.;]{0,60}$")
_DATE_JUST_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}\s+(?:Ofsted\s+)?$")
_SEVERAL_DATES = re.compile(
    r"\s*(?:(?:of|in|from)\s+)?((?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}),?\s+and\s+(?:in\s+)?((?:[A-Z][a-z]+\s+)?(?:19|20)\d{2})\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An inspection that a sentence names. `start`, `end`: where the words of name and date stand in the sentence."""

    framework: str | None
    name: str
    period: PartialDate | None
    start: int
    end: int


def may_name_one(text: str) -> bool:
    """Whether a text may name an inspection at all, quickly told."""
    folded = text.lower()
    return any(words in folded for words in _MAY_NAME_ONE) or any(short in text for short in _MAY_BE_SHORT)


def is_of_a_service(sentence: str, before: str) -> bool:
    """Whether an inspection that a sentence names is that of a home, school or service: it or the sentence before speaks of one."""
    if OF_THE_AREA.decided(sentence) == AREA:
        return False
    of_those = before if OF_THOSE_BEFORE.reads(sentence) else ""
    return any(map(OF_A_SERVICE.reads, (sentence, of_those)))


class InspectionNames:
    """Finds the names. `own`, `own_period`: framework and first period of the report's own inspection, never found."""

    def __init__(self, own: str | None, own_period: PartialDate | None) -> None:
        self.own = own
        self.own_period = own_period

    def in_sentence(self, text: str, *, of_a_service: bool) -> list[Named]:
        """Each other inspection that a sentence names, the names that say most first."""
        taken: list[tuple[int, int]] = []
        clear = list(self._clear(text, taken))
        dated = list(self._by_date(text, taken))
        vague = list(self._vague(text, taken, [(n.start, n.end) for n in (*clear, *dated)], of_a_service))
        return [*clear, *dated, *vague]

    def _clear(self, text: str, taken: list[tuple[int, int]]) -> Iterator[Named]:
        said: list[tuple[int, int]] = []
        for reading in _readings(FRAMEWORK_NAMES, text, taken):
            framework = reading.form.says
            taken.append(reading.span)
            period, start, end = _period_of(text, *reading.span, others=said)
            if framework == self.own and not self._is_another(text, reading.start, period):
                continue
            if framework == "monitoring-visit" and period is None and not _is_ofsteds(text):
                continue
            said.append((start, end))
            yield Named(framework, _NAMES[framework], period, start, end)

    def _by_date(self, text: str, taken: list[tuple[int, int]]) -> Iterator[Named]:
        """Names whose date says which framework they mean; not of a report's publication, which comes later."""
        for reading in _readings(NAMES_BY_DATE, text, taken):
            name = reading.form.says
            period, start, end = _period_of(text, *reading.span, others=[])
            if period is None:
                if _came_before(text, reading.start):
                    taken.append(reading.span)
                    yield Named(None, name, None, *reading.span)
                continue
            if re.search(r"\bpublished\b", text[reading.end : end]):
                continue
            framework = _framework_of(name, period)
            if framework and not (framework == self.own and not self._is_another(text, reading.start, period)):
                taken.append(reading.span)
                yield Named(framework, re.sub(r"\s+", " ", reading.words), period, start, end)

    def _vague(
        self, text: str, taken: list[tuple[int, int]], dated: list[tuple[int, int]], of_a_service: bool
    ) -> Iterator[Named]:
        for reading in _readings(VAGUE_NAMES, text, taken):
            taken.append(reading.span)
            name = _called(reading)
            several = _SEVERAL_DATES.match(text, reading.end) if name == PREVIOUS_ONES else None
            if several:
                taken.append(several.span())
                for period in filter(None, map(find_period, several.groups())):
                    yield Named(None, PREVIOUS, period[0], reading.start, several.end())
                continue
            near = name == PEER_REVIEW
            named = Named(None, name, *_period_of(text, *reading.span, others=dated, near=near))
            if not self._is_own(named, reading):
                yield from _of_whom(named, text, of_a_service)

    def _is_own(self, named: Named, reading: FormReading) -> bool:
        """Whether "the inspection in November 2014" is the report's own."""
        if named.period is None or self.own_period is None or _SAYS_BEFORE.match(reading.words):
            return False
        return named.name in {PREVIOUS, PREVIOUS_ONES} and _overlap(named.period, self.own_period)

    def _is_another(self, text: str, start: int, period: PartialDate | None) -> bool:
        """Words about an inspection of the report's own family: another one only where they say so, or date it apart."""
        if period is None or self.own_period is None:
            return period is not None and _came_before(text, start)
        return not _overlap(period, self.own_period)


def within(closer: PartialDate | None, wider: PartialDate | None) -> bool:
    """Whether a period is a part of another: October 2012 of 2012."""
    return bool(closer and wider and closer.iso().startswith(f"{wider.iso()}-"))


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one == other or within(one, other) or within(other, one)


def _readings(table: FormTable, text: str, taken: list[tuple[int, int]]) -> Iterator[FormReading]:
    """The names that a table finds, rank by rank, save those within others and of inspections to come."""
    for reading in islice(table.readings(text), _MOST_NAMES):
        overlaps = any(reading.start < end and start < reading.end for start, end in taken)
        if not overlaps and not TO_COME.first(text, max(0, reading.start - _BEFORE_REACH), reading.start):
            yield reading


def _came_before(text: str, start: int) -> bool:
    """Whether the words before a name say that the inspection came before."""
    return CAME_BEFORE.first(text, max(0, start - _BEFORE_REACH), start) is not None


def _framework_of(name: str, period: PartialDate) -> str | None:
    """The framework that a name stood for at a date, if that was within its days."""
    ends = period.iso()[:7]
    return next((f for f, last in _ERAS[name] if _FIRST[f][: len(period.iso())] <= ends <= last), None)


def _of_whom(named: Named, text: str, of_a_service: bool) -> Iterator[Named]:
    """The last inspection of a service the authority runs is called by the service, where it is dated; a home's is none of the area."""
    if not of_a_service or named.name not in {PREVIOUS, PREVIOUS_ONES}:
        yield named
        return
    service = _SERVICE.search(text)
    if service is not None and named.period is not None:
        yield Named(None, f"inspection of {service[1].lower()} services", named.period, named.start, named.end)


def _period_of(
    text: str, start: int, end: int, *, others: Iterable[tuple[int, int]], near: bool = False
) -> tuple[PartialDate | None, int, int]:
    """The date that goes with a name: within it, just before, soon after, or at the sentence's beginning; and the words of both.

    `others`: where other names stand with their dates, which are not this one's. `near`: only a date close by.
    """
    just = _DATE_JUST_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    found = find_period(just.group()) if just else None
    if just and found:
        return found[0], just.start() + found[1], end
    if WHAT_CAME_OF_IT.first(text, max(0, start - 2 * _BEFORE_REACH), start):
        return None, start, end
    reach = _SHORT_REACH if near else _DATE_REACH
    clause_end = (_SHORT_END if near else _CLAUSE_END).search(text, end, end + reach + 1)
    stop = min(clause_end.start() if clause_end else len(text), end + reach)
    days = find_range(text[end:stop])
    if days and days.start < _NEXT_WORDS and days.first != days.last:
        return partial(days.first), start, end + days.end
    inside = find_period(text[start:stop])
    if inside:
        period, begins, offset = inside
        if days and end + days.start <= start + begins and start + offset <= end + days.end:
            return partial(days.first), start, end + days.end  # "on 9 and 10 May 2017" is of the 9th
        return period, start, max(end, start + offset)
    lead = _DATE_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    before = find_period(text[lead.start() : start]) if lead else None
    if lead and before and not any(at < lead.start() + before[2] and lead.start() < to for at, to in others):
        return before[0], lead.start() + before[1], end
    return None, start, end


def _is_ofsteds(text: str) -> bool:
    """Whether undated monitoring visits are the inspectorate's: councils and boards make monitoring visits of their own."""
    return "Ofsted" in text or "inspect" in text.lower() or "JTAI" in text


def _called(reading: FormReading) -> str:
    """What to call an inspection whose framework the words do not tell: "last inspected", "previous full inspection" are one."""
    words, says = reading.words, reading.form.says
    if says == BY_INSPECTORATE:
        return f"{_short(words)} {'review' if words.endswith('review') else 'inspection'}"
    if says == PREVIOUS:
        return PREVIOUS_ONES if re.search(r"\binspections\b", words) else PREVIOUS
    return re.sub(r"\s+", " ", words) if says == AS_WRITTEN else says


def _short(words: str) -> str:
    """The short name of the other inspectorate that the words name."""
    return next(short for short, sign in _SHORT_NAMES.items() if re.search(sign, words))
