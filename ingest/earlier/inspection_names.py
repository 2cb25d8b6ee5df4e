"""How reports name inspections other than their own: which framework a name means, and which date goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ingest.dates import add_months
from ingest.earlier.forms.inspection_forms import (
    AS_WRITTEN,
    BY_INSPECTORATE,
    FRAMEWORK_NAMES,
    NAMES_BY_DATE,
    OTHER_NAMES,
    PEER_REVIEW,
    PREVIOUS,
    PREVIOUS_ONES,
    PREVIOUS_VISIT,
    SEND_INSPECTION,
    VAGUE_NAMES,
)
from ingest.earlier.forms.name_surroundings import (
    AREA,
    CAME_BEFORE,
    HELD_BESIDE,
    OF_A_SERVICE,
    OF_THE_AREA,
    OF_THOSE_BEFORE,
    OFSTEDS,
    OFSTEDS_VISITS,
    TO_COME,
)
from ingest.earlier.name_dates import BEFORE_REACH, DatedName, NameDates, Span
from ingest.facts import PartialDate
from ingest.forms.form import FormReading
from ingest.forms.table import FormTable

# The frameworks that a name stood for in turn, each until the month that it ended in.
_ERAS: dict[str, tuple[tuple[str, str], ...]] = {
    "inspection of child protection": (("protection", "2013-10"),),
    "inspection of looked after children": (("slac", "2012-12"), ("looked-after-services", "2013-10"), ("sif", "2018-03")),
    "inspection of safeguarding": (("slac", "2012-07"), ("protection", "2013-10"), ("sif", "2018-03")),
    "inspection of children's services": (("sif", "2018-03"),),
    "single inspection": (("sif", "2018-03"),),
    "joint inspection": (("slac", "2012-12"),),
    "last joint inspection": (("slac", "2012-12"),),
}  # fmt: skip
_SHORT_NAMES = {"CQC": "Care Quality|CQC", "HMI Probation": "Probation|HMIP", "HMICFRS": "HMICFRS", "HMIC": "HMIC"}
_SAYS_BEFORE = re.compile(r"previous|last|earlier|most\s+recent", re.IGNORECASE)
_FIRST = {"slac": "2009-05", "protection": "2012-05", "looked-after-services": "2013-01", "sif": "2013-11"}
_SEND = "area-send"
# Until 2022 an area was so inspected once: whatever its letter calls "the inspection of the local area" is its own.
_SEND_ONCE = frozenset({"local-area-send", "local-area-send-revisit"})
_TO_PUBLISH = (1, 2)  # months from an inspection to its report, mostly
_NAMES = {"jar": "joint area review", "unannounced-cra": "unannounced inspection", "apa": "annual performance assessment",
          "slac": "inspection of safeguarding and looked after children", "jtai": "joint targeted area inspection",
          "ilacs-focused-visit": "focused visit", "monitoring-visit": "monitoring visit",
          "sif": "single inspection", "ilacs": "inspection of local authority children's services"}  # fmt: skip
FRAMEWORKS_OF: dict[str, frozenset[str]] = {name: frozenset(f for f, _ in eras) for name, eras in _ERAS.items()}
"""The frameworks that an undated name may mean, by that name."""

_OF_NO_SERVICE = frozenset(
    {PEER_REVIEW, PREVIOUS_VISIT, SEND_INSPECTION}
)  # said of the area, whatever else a sentence speaks of

# No sentence without one of these, in whatever case or just so, names an inspection; most need no closer look.
_MAY_NAME_ONE = (
    "inspect", "area review", "performance assessment", "peer review", "safeguarding review", "focus visit", "focused visit",
    "focussed visit", "monitoring visit", "revisit", "re-visit", "annual rating", "ofsted rating", "private fostering were",
    "identified in 20", "identified in 19", "highlighted in 20", "by ofsted in ", "clas review", "looked after and safeguarding",
    "that review", "those reviews", "that visit", "those visits", "last visit", "previous visit", "assurance visit",
    "improvement review", "ofsted judged", "ofsted found", "ofsted rated", "ofsted graded",
)  # fmt: skip
_MAY_BE_SHORT = ("JAR", "APA", "SLAC", "JTAI")
_MOST_NAMES = 40  # of one sort in one sentence: no sentence names so many inspections
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_SERVICE = re.compile(r"\b(adoption|fostering)\s+(?:services?|agenc(?:y|ies))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """An inspection that a sentence names. `start`, `end`: where the words of name and date stand in the sentence.

    `published`: when its report was, where the words tell that and not the inspection's own date.
    """

    framework: str | None
    name: str
    period: PartialDate | None
    start: int
    end: int
    published: PartialDate | None = None


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
    """Finds the names. `own`: framework of the report's own inspection, never found; `days`: its first and last, as far as known."""

    def __init__(self, own: str | None, days: tuple[PartialDate, ...]) -> None:
        self.own = own
        self.own_days = days

    def in_sentence(self, text: str, *, of_a_service: bool) -> list[Named]:
        """Each other inspection that a sentence names, the names that say most first."""
        dates = NameDates(text, _name_spans(text), self.own_days[0] if self.own_days else None)
        taken: list[Span] = []
        clear = list(self._clear(text, taken, dates))
        dated = list(self._by_date(text, taken, dates))
        vague = list(self._vague(text, taken, dates, of_a_service))
        return [*clear, *dated, *vague]

    def _clear(self, text: str, taken: list[Span], dates: NameDates) -> Iterator[Named]:
        for reading in _readings(FRAMEWORK_NAMES, text, taken):
            framework = reading.form.says
            taken.append(reading.span)
            for when in dates.of(*reading.span):
                if framework == self.own and not self._is_another(text, reading.start, when):
                    continue
                if framework == "monitoring-visit" and when.period is None and OFSTEDS_VISITS.decided(text) != OFSTEDS:
                    continue
                yield _named(framework, _NAMES[framework], when)

    def _by_date(self, text: str, taken: list[Span], dates: NameDates) -> Iterator[Named]:
        """Names whose date says which framework they mean."""
        for reading in _readings(NAMES_BY_DATE, text, taken):
            name = reading.form.says
            for when in dates.of(*reading.span):
                framework = _framework_of(name, when)
                if framework and (framework != self.own or self._is_another(text, reading.start, when)):
                    taken.append(reading.span)
                    yield _named(framework, re.sub(r"\s+", " ", reading.words), when)
                elif when.period is None and _came_before(text, reading.start):
                    taken.append(reading.span)
                    yield _named(None, name, when)

    def _vague(self, text: str, taken: list[Span], dates: NameDates, of_a_service: bool) -> Iterator[Named]:
        beside = HELD_BESIDE.reads(text)
        for reading in _readings(VAGUE_NAMES, text, taken):
            taken.append(reading.span)
            name = _called(reading)
            whens = dates.of(*reading.span, near=name == PEER_REVIEW)
            for when in whens:
                each = PREVIOUS if name == PREVIOUS_ONES and len(whens) > 1 else name
                named = _named(None, each, when)
                if not self._is_own(named, text, reading) and not (beside and when.period is None):
                    yield from _of_whom(named, text, of_a_service)

    def _is_own(self, named: Named, text: str, reading: FormReading) -> bool:
        """Whether "the inspection in November 2014" is the report's own; so is an undated one of its own kind, "the SEND inspection"."""
        if self.own in _SEND_ONCE and named.name == SEND_INSPECTION:
            return not _came_before(text, reading.start)
        if named.period is None:
            return named.name == SEND_INSPECTION and self.own == _SEND and not _came_before(text, reading.start)
        if not self.own_days or _SAYS_BEFORE.match(reading.words):
            return False
        return named.name in {PREVIOUS, PREVIOUS_ONES} and self._is_of_own_days(named.period)

    def _is_of_own_days(self, period: PartialDate) -> bool:
        """Whether a period is, or holds, a day or month of the report's own inspection."""
        first, last = self.own_days[0].iso(), self.own_days[-1].iso()
        size = len(period.iso())
        return first[:size] <= period.iso() <= last[:size] or any(within(period, day) for day in self.own_days)

    def _is_another(self, text: str, start: int, when: DatedName) -> bool:
        """Words about an inspection of the report's own family: another one only where they say so, or date it apart."""
        period = when.period or when.published
        if period is None or not self.own_days:
            return period is not None and _came_before(text, start)
        return not self._is_of_own_days(period)


def _named(framework: str | None, name: str, when: DatedName) -> Named:
    return Named(framework, name, when.period, when.start, when.end, when.published)


def _name_spans(text: str) -> list[Span]:
    """Where inspections are named, whichever they are: what stands behind one name is not the date of the one before."""
    spans: list[Span] = []
    for table in (FRAMEWORK_NAMES, NAMES_BY_DATE, VAGUE_NAMES, OTHER_NAMES):
        for reading in islice(table.readings(text), _MOST_NAMES):
            if not any(reading.start < end and start < reading.end for start, end in spans):
                spans.append(reading.span)
    return spans


def within(closer: PartialDate | None, wider: PartialDate | None) -> bool:
    """Whether a period is a part of another: October 2012 of 2012."""
    return bool(closer and wider and closer.iso().startswith(f"{wider.iso()}-"))


def _readings(table: FormTable, text: str, taken: list[tuple[int, int]]) -> Iterator[FormReading]:
    """The names that a table finds, rank by rank, save those within others and of inspections to come."""
    for reading in islice(table.readings(text), _MOST_NAMES):
        overlaps = any(reading.start < end and start < reading.end for start, end in taken)
        if not overlaps and not TO_COME.first(text, max(0, reading.start - BEFORE_REACH), reading.start):
            yield reading


def _came_before(text: str, start: int) -> bool:
    """Whether the words before a name say that the inspection came before."""
    return CAME_BEFORE.first(text, max(0, start - BEFORE_REACH), start) is not None


def _framework_of(name: str, when: DatedName) -> str | None:
    """The framework that a name stood for at a date, if that was within its days; at a report's, if that of every likely day before it."""
    if when.period is not None:
        return _framework_in(name, when.period.iso()[:7])
    if when.published is None or when.published.month is None:
        return None
    printed = date(when.published.year, when.published.month, 1)
    found = {_framework_in(name, add_months(printed, -months).isoformat()[:7]) for months in _TO_PUBLISH}
    return found.pop() if len(found) == 1 else None


def _framework_in(name: str, month: str) -> str | None:
    """The same in a month, or a year."""
    return next((f for f, last in _ERAS[name] if _FIRST[f][: len(month)] <= month <= last), None)


def _of_whom(named: Named, text: str, of_a_service: bool) -> Iterator[Named]:
    """The last inspection of a service the authority runs is called by the service, where it is dated; a home's is none of the area."""
    if not of_a_service or named.name in _OF_NO_SERVICE:
        yield named
        return
    service = _SERVICE.search(text)
    if service is not None and named.period is not None:
        yield Named(
            None, f"inspection of {service[1].lower()} services", named.period, named.start, named.end, named.published
        )


def _called(reading: FormReading) -> str:
    """What to call an inspection whose framework the words do not tell: "last inspected", "previous full inspection" are one."""
    words, says = reading.words, reading.form.says
    if says == BY_INSPECTORATE:
        ours = "Ofsted and " if words.startswith("Ofsted") else ""
        return f"{ours}{_short(words)} {'review' if words.endswith('review') else 'inspection'}"
    if says == PREVIOUS:
        return PREVIOUS_ONES if re.search(r"\binspections\b", words) else PREVIOUS
    return re.sub(r"\s+", " ", _ARTICLE.sub("", words)) if says == AS_WRITTEN else says


def _short(words: str) -> str:
    """The short name of the other inspectorate that the words name."""
    return next(short for short, sign in _SHORT_NAMES.items() if re.search(sign, words))
