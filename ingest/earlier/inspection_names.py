"""How reports name inspections other than their own: the forms of words, the framework each means, and its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.dates import find_period, find_range, partial
from ingest.facts import PartialDate

PREVIOUS = "previous inspection"
"""What an inspection is called of which the words tell but that it came before."""

PREVIOUS_ONES = "previous inspections"
"""The same of several."""

_WHOSE = r"(?:(?:the\s+)?(?:[Ll]ocal\s+[Aa]uthority|[Cc]ouncil|[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}?)(?:['’]s)?\s+)?"
_CHILDREN = r"child(?:ren)?(?:['’]s)?"
_WHEN = r"(?=(?:early\s+|late\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}\b)"
_BEFORE = r"(?:[Pp]revious|[Ll]ast|[Ee]arlier|most\s+recent)"
_SORT = r"(?:(?:full|full-service|Ofsted|Ofsted['’]s|graded|judgement|whole-service|LA|local\s+authority)\s+)*"
_INSPECTORATE = (
    r"(?:Care\s+Quality\s+Commission(?:\s+\(CQC\))?|CQC|HM(?:I|\s+Inspectorate\s+of)\s+Probation|HMIC(?:FRS)?|HMIP)"
)

# First fit wins; a name without a framework is still an inspection.
_CLEAR: tuple[tuple[str, str], ...] = (
    ("jar", r"[Jj]oint\s+[Aa]rea\s+[Rr]eview(?!s?\)?\s+Regulations)(?:\s+\(JAR\))?|\bJAR\b"),
    ("unannounced-cra", r"(?:annual\s+)?[Uu]nannounced\s+(?:annual\s+)?inspection(?:\s+of\s+[^.;]{0,60}?contact,?\s+referral(?:,|\s+and)[^.;]{0,40}?"
                        r"(?:assessment|arrangements)(?:\s+(?:arrangements|services|centres))?)?|"
                        r"inspection\s+of\s+(?:[^.;]{0,30}\s)?contact,?(?:\s+and)?\s+referral,?\s+and\s+assessment(?:\s+arrangements)?"),
    ("apa", r"[Aa]nnual\s+[Pp]erformance\s+[Aa]ssessment(?:\s+\(APA\))?|\bAPA\b|\b(?:19|20)\d{2}\s+performance\s+assessment"),
    ("slac", rf"(?:full\s+)?(?:announced\s+)?(?:Ofsted\s+)?inspections?\s+of\s+{_WHOSE}[Ss]afeguarding\s+and\s+(?:[Ss]ervices\s+for\s+)?"
             rf"(?:[Ll]ooked[\s-][Aa]fter\s+[Cc]hild(?:ren)?(?:['’]s)?(?:\s+[Ss]ervices?)?|[Cc]hildren\s+[Ll]ooked\s+[Aa]fter)|"
             rf"[Ss]afeguarding\s+and\s+[Ll]ooked[\s-][Aa]fter(?:\s+[Cc]hild(?:ren)?(?:['’]s)?)?(?:\s+[Ss]ervices?)?(?:\s+\(SLAC\))?\s+inspections?|"
             rf"(?:[Ss]afeguarding\s+and\s+[Ll]ooked[\s-][Aa]fter\s+{_CHILDREN}(?:\s+services)?\s+)?\(?\bSLAC\b\)?(?:\s+inspections?)?"),
    ("jtai", r"[Jj]oint\s+(?:[Tt]argeted(?:\s+[Aa]rea)?|[Aa]rea\s+[Tt]argeted)\s+[Ii]nspections?(?:\s+\(JTAI\))?|\bJTAI\b"),
    ("ilacs-focused-visit", r"(?:Ofsted\s+)?[Ff]ocus(?:s?ed)?\s+visits?"),
    ("monitoring-visit", r"(?:Ofsted(?:['’]s)?\s+)?[Mm]onitoring\s+visits?"),
    ("sif", r"(?:Ofsted\s+)?(?:SIF|[Ss]ingle\s+[Ii]nspection\s+[Ff]ramework(?:\s+\(SIF\))?)\s+(?:full\s+)?inspection|"
            r"inspection\s+(?:\w+['’]?\s+){0,7}under\s+the\s+[Ss]ingle\s+[Ii]nspection\s+[Ff]ramework(?:\s+\(SIF\))?"),
    ("ilacs", r"ILACS\s+(?:full\s+|judgement\s+)?inspection|"
              r"inspection\s+of\s+local\s+authority\s+children['’]s\s+services\s+\(ILACS\)(?!\s+[Ff]ocus)"),
)  # fmt: skip
_VAGUE: tuple[str, ...] = (
    r"(?:[Ll]ocal\s+[Aa]rea\s+|[Aa]rea\s+)?SEND\s+(?:full\s+)?inspection",
    rf"{_INSPECTORATE}(?:['’]s?)?\s+(?:previous\s+|last\s+|recent\s+)?inspections?\b|inspections?\s+(?:carried\s+out\s+)?by\s+(?:the\s+)?{_INSPECTORATE}|"
    rf"{_INSPECTORATE}(?:['’]s?)?\s+[‘']?(?:[Cc]hildren\s+looked\s+after\s+and\s+safeguarding|CLAS)[’']?\s+review",
    rf"\b{_BEFORE}\s+{_SORT}inspections?\b|(?:19|20)\d{{2}}\s+{_SORT}inspection\b|"
    rf"\b(?:[Tt]he|[Aa]n|[Ll]ast|[Tt]hat)\s+{_SORT}inspections?\s+(?:of|in|from)\s+{_WHEN}|\binspections\s+(?:of|in|from)\s+{_WHEN}|"
    r"(?:[Aa]|[Tt]he|subsequent)\s+(?:\w+\s+){0,2}?re-?visit\b(?=\s+(?:on|in|between|took))|[Ll]ast\s+inspected(?:\s+by\s+Ofsted)?|"
    rf"\bwas\s+inspected(?:\s+by\s+Ofsted)?\s+in\s+{_WHEN}",
    r"(?:private\s+)?(?:fostering|adoption)(?:\s+services?)?\s+(?:was\s+|were\s+)?inspection|"
    r"[Aa]rrangements\s+for\s+private\s+fostering\s+were\s+judged|"
    r"\b(?:[Aa]n?|[Tt]he)\s+(?:\w+\s+){0,3}peer\s+review\b(?!\s+(?:activit|process))|annual\s+(?:Ofsted\s+)?rating(?:\s+letter)?",
)  # fmt: skip
# Names that several frameworks go by in turn, each until the month that it ended in: the date says which is meant.
_BY_DATE: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("inspection of child protection",
     rf"inspections?\s+of\s+{_WHOSE}(?:arrangements\s+for\s+(?:the\s+)?protection\s+of\s+children|child\s+protection(?:\s+(?:services|arrangements))?)|"
     r"[Cc]hild\s+protection\s+inspections?", (("protection", "2013-10"),)),
    ("inspection of looked after children",
     rf"inspections?\s+of\s+{_WHOSE}(?:services\s+for\s+)?(?:looked[\s-]after\s+children|children\s+looked\s+after)(?:['’]?s?\s+services)?|"
     rf"looked[\s-]after\s+{_CHILDREN}(?:\s+services?)?\s+inspections?",
     (("slac", "2012-12"), ("looked-after-services", "2013-10"), ("sif", "2018-03"))),
    ("inspection of safeguarding",
     rf"inspections?\s+of\s+{_WHOSE}safeguarding(?:\s+arrangements|\s+services)(?:\s+for\s+children)?",
     (("slac", "2012-07"), ("protection", "2013-10"), ("sif", "2018-03"))),
    ("inspection of children's services",
     rf"inspections?\s+of\s+{_WHOSE}(?:children['’]s\s+services|services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection)",
     (("sif", "2018-03"),)),
)  # fmt: skip
_FIRST = {"slac": "2009-05", "protection": "2012-05", "looked-after-services": "2013-01", "sif": "2013-11"}
_NAMES = {"jar": "joint area review", "unannounced-cra": "unannounced inspection", "apa": "annual performance assessment",
          "slac": "inspection of safeguarding and looked after children", "jtai": "joint targeted area inspection",
          "ilacs-focused-visit": "focused visit", "monitoring-visit": "monitoring visit",
          "sif": "single inspection", "ilacs": "inspection of local authority children's services"}  # fmt: skip
FRAMEWORKS_OF: dict[str, frozenset[str]] = {name: frozenset(f for f, _ in eras) for name, _, eras in _BY_DATE}
"""The frameworks that an undated name may mean, by that name."""

# No sentence without one of these, in whatever case or just so, names an inspection; most need no closer look.
_MAY_NAME_ONE = (
    "inspect", "area review", "performance assessment", "peer review", "safeguarding review", "focus visit", "focused visit",
    "focussed visit", "monitoring visit", "revisit", "re-visit", "annual rating", "ofsted rating", "private fostering were",
    "identified in 20", "identified in 19", "highlighted in 20", "by ofsted in ", "clas review", "looked after and safeguarding",
    "that review", "those reviews", "that visit", "those visits",
)  # fmt: skip
_MAY_BE_SHORT = ("JAR", "APA", "SLAC", "JTAI")
_TO_COME = re.compile(r"\b(?:future|next|forthcoming|any|this|will\s+be)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# How far after the name its date may stand, in characters: "… arrangements carried out in October 2009".
_DATE_REACH = 90
# A peer review is of whoever asked for it, and the next date in the sentence is often another matter's.
_SHORT_REACH = 45
_NEXT_WORDS = 12  # characters: a range of days stands right behind the name
_MOST_NAMES = 40  # of one sentence: no sentence names so many inspections
_BEFORE_REACH = 80  # characters before a name in which its date, or a word that sets it apart, may stand
# "Of the adoption service its last inspection said …": the service's own, not one of the area.
_OF_A_SERVICE = re.compile(
    r"\b(?:(?:adoption|fostering)\s+(?:services?|agenc(?:y|ies))|homes?|residential|(?:children['’]s|family)\s+centres?|schools?|colleges?|nurser(?:y|ies)|regulatory)\b",
    re.IGNORECASE,
)
# "The recommendation of the last inspection to improve children's homes": of the area, though it speaks of homes.
_OF_WHAT_IT_ASKED = re.compile(r"\b(?:recommend\w+|areas?\s+for\s+(?:improvement|development))\b", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"(?:\b(?:its|their|whose)|['’]s|s['’])\s+(?:\w+\s+)?(?:last|previous|most\s+recent)\b|\bwas\s+inspected\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"\b(adoption|fostering)\s+(?:services?|agenc(?:y|ies))\b", re.IGNORECASE)
# "One was inadequate at its last inspection": one of those that the sentence before speaks of.
_OF_THOSE_BEFORE = re.compile(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|this\s+was\s+judged|all|both|each|none|most|many|some|another|its?|they|their|these)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:previous|last|earlier|most\s+recent)\s+(?:\w+\s+){0,3}$")
# Where what is said of a name ends: "the second visit since it was judged inadequate in 2016" was not in 2016.
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|(?<!looked)\s(?:since|following|after|before)\s")
_SHORT_END = re.compile(r"[.;,](?:\s|$)|\s(?:since|following|after|before|and)\s")
_DATE_BEFORE = re.compile(r"\b(?:In|During|in|during)\s+[^.;]{0,60}$")
_DATE_JUST_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}\s+(?:Ofsted\s+)?$")
# "After the publication of the review on 3 May", "a plan in response to the review on 9 March": the day of another thing.
_OF_WHAT_CAME_OF_IT = re.compile(
    r"\b(?:publication\s+of|(?:plan|submitted)\b[^.;]{0,60}\bresponse\s+to)\s+(?:the\s+)?(?:\w+\s+){0,2}$"
)
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
    if _OF_WHAT_IT_ASKED.search(sentence) and not _ITS_OWN.search(sentence):
        return False
    of_those = before if _OF_THOSE_BEFORE.match(sentence) else ""
    return any(_OF_A_SERVICE.search(words) for words in (sentence, of_those))


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
        for framework, pattern in _CLEAR:
            for match in _matches(pattern, text, taken):
                taken.append(match.span())
                period, start, end = _period_of(text, *match.span(), others=said)
                if framework == self.own and not self._is_another(text, match.start(), period):
                    continue
                if framework == "monitoring-visit" and period is None and not _is_ofsteds(text):
                    continue
                said.append((start, end))
                yield Named(framework, _NAMES[framework], period, start, end)

    def _by_date(self, text: str, taken: list[tuple[int, int]]) -> Iterator[Named]:
        """Names whose date says which framework they mean; not of a report's publication, which comes later."""
        for name, pattern, eras in _BY_DATE:
            for match in _matches(pattern, text, taken):
                period, start, end = _period_of(text, *match.span(), others=[])
                if period is None:
                    if _EARLIER.search(text, max(0, match.start() - _BEFORE_REACH), match.start()):
                        taken.append(match.span())
                        yield Named(None, name, None, *match.span())
                    continue
                if re.search(r"\bpublished\b", text[match.end() : end]):
                    continue
                framework = next(
                    (f for f, last in eras if _FIRST[f][: len(period.iso())] <= period.iso()[:7] <= last), None
                )
                if framework and not (framework == self.own and not self._is_another(text, match.start(), period)):
                    taken.append(match.span())
                    yield Named(framework, re.sub(r"\s+", " ", match.group()), period, start, end)

    def _vague(
        self, text: str, taken: list[tuple[int, int]], dated: list[tuple[int, int]], of_a_service: bool
    ) -> Iterator[Named]:
        for pattern in _VAGUE:
            for match in _matches(pattern, text, taken):
                taken.append(match.span())
                name = _plain(match.group())
                several = _SEVERAL_DATES.match(text, match.end()) if name == PREVIOUS_ONES else None
                if several:
                    taken.append(several.span())
                    for period in filter(None, map(find_period, several.groups())):
                        yield Named(None, PREVIOUS, period[0], match.start(), several.end())
                    continue
                near = name == "peer review"
                named = Named(None, name, *_period_of(text, *match.span(), others=dated, near=near))
                if not self._is_own(named, match.group()):
                    yield from _of_whom(named, text, of_a_service)

    def _is_own(self, named: Named, words: str) -> bool:
        """Whether "the inspection in November 2014" is the report's own."""
        if named.period is None or self.own_period is None or re.match(_BEFORE, words, re.IGNORECASE):
            return False
        return named.name in {PREVIOUS, PREVIOUS_ONES} and _overlap(named.period, self.own_period)

    def _is_another(self, text: str, start: int, period: PartialDate | None) -> bool:
        """Words about an inspection of the report's own family: another one only where they say so, or date it apart."""
        if period is None or self.own_period is None:
            return period is not None and bool(_EARLIER.search(text, max(0, start - _BEFORE_REACH), start))
        return not _overlap(period, self.own_period)


def within(closer: PartialDate | None, wider: PartialDate | None) -> bool:
    """Whether a period is a part of another: October 2012 of 2012."""
    return bool(closer and wider and closer.iso().startswith(f"{wider.iso()}-"))


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one == other or within(one, other) or within(other, one)


def _matches(pattern: str, text: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for match in islice(re.finditer(pattern, text), _MOST_NAMES):
        overlaps = any(match.start() < end and start < match.end() for start, end in taken)
        to_come = _TO_COME.search(text, max(0, match.start() - _BEFORE_REACH), match.start())
        if not overlaps and not to_come:
            yield match


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
    if _OF_WHAT_CAME_OF_IT.search(text, max(0, start - 2 * _BEFORE_REACH), start):
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


def _plain(words: str) -> str:
    """What to call an inspection whose framework the words do not tell: "last inspected", "previous full inspection" are one."""
    inspectorate = re.search(_INSPECTORATE, words)
    if inspectorate:
        sort = "review" if words.endswith("review") else "inspection"
        return f"{_short(inspectorate.group())} {sort}"
    if re.search(
        rf"\b{_BEFORE}\b|^\d{{4}}\b|\binspect(?:ed|ions?)\s+(?:of|in|from)\s*$|\binspected\b", words, re.IGNORECASE
    ):
        return PREVIOUS_ONES if re.search(r"\binspections\b", words) else PREVIOUS
    if re.search(r"re-?visit$", words):
        return "revisit"
    return "peer review" if words.endswith("peer review") else re.sub(r"\s+", " ", words)


def _short(inspectorate: str) -> str:
    if "Quality" in inspectorate:
        return "CQC"
    return "HMI Probation" if re.search(r"Probation|HMIP", inspectorate) else inspectorate
