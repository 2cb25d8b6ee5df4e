"""What a report says of inspections other than its own, and whether what they asked was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ingest.dates import find_period, find_range, partial
from ingest.documents.document import BlockKind, Document, Passage
from ingest.facts import Citation, FollowUp, PartialDate
from ingest.progress_words import progress_in
from ontology.terms import slug

# How reports name other inspections. First fit wins; a name without a framework is still an inspection.
_KINDS: tuple[tuple[str | None, str], ...] = (
    ("jar", r"[Jj]oint\s+[Aa]rea\s+[Rr]eview(?!s?\)?\s+Regulations)(?:\s+\(JAR\))?|\bJAR\b"),
    ("unannounced-cra", r"(?:annual\s+)?[Uu]nannounced\s+(?:annual\s+)?inspection(?:\s+of\s+[^.;]{0,60}?contact,?\s+referral(?:,|\s+and)[^.;]{0,40}?"
                        r"(?:assessment|arrangements)(?:\s+(?:arrangements|services|centres))?)?|"
                        r"inspection\s+of\s+(?:[^.;]{0,30}\s)?contact,?(?:\s+and)?\s+referral,?\s+and\s+assessment(?:\s+arrangements)?"),
    ("apa", r"[Aa]nnual\s+[Pp]erformance\s+[Aa]ssessment(?:\s+\(APA\))?|\bAPA\b|\b(?:19|20)\d{2}\s+performance\s+assessment"),
    ("slac", r"(?:full\s+)?(?:announced\s+)?(?:Ofsted\s+)?inspections?\s+of\s+safeguarding\s+and\s+(?:services\s+for\s+)?"
             r"(?:looked[\s-]after\s+child(?:ren)?(?:['’]s)?(?:\s+services)?|children\s+looked\s+after)|"
             r"(?:safeguarding\s+and\s+looked[\s-]after\s+child(?:ren)?(?:['’]s)?(?:\s+services)?\s+)?\(?\bSLAC\b\)?(?:\s+inspections?)?"),
    ("jtai", r"[Jj]oint\s+[Tt]argeted\s+[Aa]rea\s+[Ii]nspections?(?:\s+\(JTAI\))?|\bJTAI\b"),
    ("ilacs-focused-visit", r"(?:Ofsted\s+)?[Ff]ocuss?ed\s+visits?"),
    ("monitoring-visit", r"(?:Ofsted\s+)?[Mm]onitoring\s+visits?"),
    (None, r"(?:[Ll]ocal\s+[Aa]rea\s+|[Aa]rea\s+)?SEND\s+(?:full\s+)?inspection|"
           r"(?:previous|last|(?:19|20)\d{2})\s+(?:full\s+|full-service\s+|Ofsted\s+|graded\s+)*inspection\b|"
           r"(?:[Aa]|[Tt]he|subsequent)\s+(?:\w+\s+){0,2}?re-?visit\b(?=\s+(?:on|in|between|took))|[Ll]ast\s+inspected(?:\s+by\s+Ofsted)?"),
    (None, r"(?:private\s+)?(?:fostering|adoption)(?:\s+services?)?\s+(?:was\s+|were\s+)?inspection|"
           r"[Aa]rrangements\s+for\s+private\s+fostering\s+were\s+judged|"
           r"\b(?:[Aa]n?|[Tt]he)\s+(?:\w+\s+){0,3}peer\s+review\b(?!\s+(?:activit|process))|annual\s+(?:Ofsted\s+)?rating(?:\s+letter)?"),
)  # fmt: skip
# Names that several frameworks go by in turn, each until the month that it ended in: the date says which is meant.
_WHOSE = r"(?:(?:the\s+)?(?:local\s+authority|council|[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}?)(?:['’]s)?\s+)?"
_BY_DATE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (rf"inspections?\s+of\s+{_WHOSE}(?:arrangements\s+for\s+(?:the\s+)?protection\s+of\s+children|child\s+protection(?:\s+(?:services|arrangements))?)|"
     r"[Cc]hild\s+protection\s+inspections?", (("protection", "2013-10"),)),
    (rf"inspections?\s+of\s+{_WHOSE}(?:services\s+for\s+)?(?:looked[\s-]after\s+children|children\s+looked\s+after)(?:['’]?s?\s+services)?|"
     r"looked[\s-]after\s+children\s+inspections?", (("slac", "2012-12"), ("looked-after-services", "2013-10"), ("sif", "2018-03"))),
    (rf"inspections?\s+of\s+{_WHOSE}safeguarding(?:\s+arrangements|\s+services)(?:\s+for\s+children)?",
     (("slac", "2012-07"), ("protection", "2013-10"), ("sif", "2018-03"))),
    (rf"inspections?\s+of\s+{_WHOSE}children['’]s\s+services", (("sif", "2018-03"),)),
)  # fmt: skip
_FIRST = {"slac": "2009-05", "protection": "2012-05", "looked-after-services": "2013-01", "sif": "2013-11"}
_NAMES = {None: "", "jar": "joint area review", "unannounced-cra": "unannounced inspection", "apa": "annual performance assessment",
          "slac": "inspection of safeguarding and looked after children", "jtai": "joint targeted area inspection",
          "ilacs-focused-visit": "focused visit", "monitoring-visit": "monitoring visit"}  # fmt: skip
# No sentence without one of these, in whatever case, names an inspection; most need no closer look.
_MAY_NAME_ONE = (
    "inspect", "area review", "jar", "slac", "apa", "performance assessment", "peer review", "visit", "jtai", "rating",
    "private fostering were",
)  # fmt: skip
_TO_COME = re.compile(r"\b(?:future|next|forthcoming|any|this|will\s+be)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# How far after the name its date may stand, in characters: "… arrangements carried out in October 2009".
_DATE_REACH = 90
_NEXT_WORDS = 12  # characters: a range of days stands right behind the name
_MOST_NAMES = 40  # of one sentence: no sentence names so many inspections
_BEFORE_REACH = 80  # characters before a name in which its date, or a word that sets it apart, may stand
# "The adoption service was judged adequate in its last inspection": the service's own, not one of the area.
_OF_A_SERVICE = re.compile(
    r"\b(?:(?:adoption|fostering)\s+(?:services?|agenc(?:y|ies))|homes?|residential|(?:children['’]s|family)\s+centres?|schools?|colleges?|nurser(?:y|ies))\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"\b(adoption|fostering)\s+(?:services?|agenc(?:y|ies))\b", re.IGNORECASE)
# "One was inadequate at its last inspection": one of those that the sentence before speaks of.
_OF_THOSE_BEFORE = re.compile(
    r"^(?:one|two|three|four|five|six|all|both|each|none|most|many|some|another|its?|they|their|these)\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:previous|last|earlier)\s+(?:\w+\s+){0,3}$")
# Where what is said of a name ends: "the second visit since it was judged inadequate in 2016" was not in 2016.
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|(?<!looked)\s(?:since|following|after|before)\s")
_DATE_BEFORE = re.compile(r"\b(?:In|During|in|during)\s+[^.;]{0,60}$")
_GOES_ON = re.compile(
    r"^(?:As\s+a\s+result|In\s+response|Prompt|Since\s+then|The\s+council\s+has\s+made|This|These|Action|In\s+particular)\b"
)


_PREVIOUS = "previous inspection"
_VISITS = frozenset({"ilacs-focused-visit", "monitoring-visit"})  # nobody calls one of them an inspection

# Framework, name, period, and where the words of both stand in their sentence.
_Named = tuple[str | None, str, PartialDate | None, int, int]


class CitationReader:
    """Finds a report's words about other inspections. `own`: its own framework and first period, never cited."""

    def __init__(self, document: Document, own: str | None, own_period: PartialDate | None) -> None:
        self.document = document
        self.own = own
        self.own_period = own_period
        self._first: dict[str, Citation] = {}
        self._meant: list[Citation] = []  # what "the previous inspection" is, called by its name elsewhere
        self._sentences = [list(self._with_names(passage)) for passage in self._passages()]

    def citations(self) -> tuple[Citation, ...]:
        """Each other inspection once, by the first words that date it, in order of their place."""
        for sentences in self._sentences:
            for sentence, names in sentences:
                for framework, name, period, start, end in names:
                    if (
                        period is None
                        and framework is not None
                        and any(c.framework == framework for c in self._first.values())
                    ):
                        continue
                    key = "-".join(part for part in (framework or slug(name), period.iso() if period else "") if part)
                    quotation = self.document.quote(sentence, start, end)
                    previous = not (self.own_period and period and self._later(period))
                    self._first.setdefault(key, Citation(key, name, framework, period, quotation, previous))
        dated = {_sort(c) for c in self._first.values() if c.period}
        said = [c for c in self._first.values() if (c.period or _sort(c) not in dated) and not self._said_closer(c)]
        self._meant = [named for c in said for named in _named(c, said)]
        kept = [c for c in said if not _named(c, said)]
        return tuple(sorted(kept, key=lambda c: c.quotation.start))

    def follow_ups(self, citations: tuple[Citation, ...]) -> tuple[FollowUp, ...]:
        """Where the report says what became of what another inspection asked."""
        found: list[FollowUp] = []
        for sentences in self._sentences:
            cited: Citation | None = None
            for sentence, names in sentences:
                here = self._cited(names, citations)
                follows_on = cited is not None and bool(_GOES_ON.match(sentence.text) or "since this inspection" in sentence.text
                                                        or "since the inspection" in sentence.text)  # fmt: skip
                subject = here or (cited if follows_on else None)
                if subject is not None and subject.previous:
                    progress = progress_in(sentence.text)
                    if progress is not None:
                        quotation = self.document.quote(sentence)
                        about = subject.name + (f" of {subject.period.iso()}" if subject.period else "")
                        found.append(FollowUp(subject.key, progress.status, about, quotation, progress.rule))
                cited = here or (cited if follows_on else None)
        return tuple(found)

    def _passages(self) -> list[Passage]:
        flowing = {BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET}
        return [b.passage for b in self.document.content() if b.kind in flowing]

    def _with_names(self, passage: Passage) -> Iterator[tuple[Passage, list[_Named]]]:
        """The sentences of a passage, each with the other inspections that it names."""
        if not _may_name_one(passage.text):
            return
        before = ""
        for sentence in passage.sentences():
            names: list[_Named] = []
            if _may_name_one(sentence.text):
                of_those = before if _OF_THOSE_BEFORE.match(sentence.text) else ""
                of_a_service = any(_OF_A_SERVICE.search(words) for words in (sentence.text, of_those))
                names = self._names_in(sentence.text, of_a_service)
            yield sentence, names
            before = sentence.text

    def _said_closer(self, citation: Citation) -> bool:
        """Whether one other citation says the month or day of the same inspection."""
        closer = [c for c in self._first.values() if _sort(c) == _sort(citation) and _within(c.period, citation.period)]
        return len(closer) == 1

    def _later(self, period: PartialDate) -> bool:
        own = self.own_period
        return own is not None and period.iso() > own.iso()[: len(period.iso())]

    def _names_in(self, text: str, of_a_service: bool) -> list[_Named]:
        """Framework, name, period and place of each other inspection that a sentence names, the name that says most first."""
        taken: list[tuple[int, int]] = []
        clear = [kind for kind in _KINDS if kind[0] is not None]
        vague = [kind for kind in _KINDS if kind[0] is None]
        return [
            *self._kinds_in(text, clear, taken),
            *self._dated_names_in(text, taken),
            *(n for n in map(self._of_whom(text, of_a_service), self._kinds_in(text, vague, taken)) if n is not None),
        ]

    def _of_whom(self, text: str, of_a_service: bool) -> Callable[[_Named], _Named | None]:
        """The last inspection of a service the authority runs is called by the service, where it is dated; a home's is none of the area."""
        service = _SERVICE.search(text)

        def told(named: _Named) -> _Named | None:
            framework, name, period, start, end = named
            if not of_a_service or name != _PREVIOUS:
                return named
            if service is None or period is None:
                return None
            return framework, f"inspection of {service[1].lower()} services", period, start, end

        return told

    def _kinds_in(
        self, text: str, kinds: Iterable[tuple[str | None, str]], taken: list[tuple[int, int]]
    ) -> Iterator[_Named]:
        for framework, pattern in kinds:
            for match in islice(re.finditer(pattern, text), _MOST_NAMES):
                if any(match.start() < end and start < match.end() for start, end in taken) or _TO_COME.search(
                    text, max(0, match.start() - _BEFORE_REACH), match.start()
                ):
                    continue
                taken.append((match.start(), match.end()))
                period, start, end = self._period_of(text, match.start(), match.end())
                if framework == self.own and not self._is_another(text, match.start(), period):
                    continue
                yield framework, _NAMES[framework] or _plain(match.group()), period, start, end

    def _dated_names_in(self, text: str, taken: list[tuple[int, int]]) -> Iterator[_Named]:
        """The same of names whose date says which framework they mean; not of a report's publication, which comes later."""
        for pattern, eras in _BY_DATE:
            for match in re.finditer(pattern, text):
                period, start, end = self._period_of(text, match.start(), match.end())
                overlaps = any(match.start() < to and at < match.end() for at, to in taken)
                if period is None or overlaps or re.search(r"\bpublished\b", text[match.end() : end]):
                    continue
                framework = next(
                    (f for f, last in eras if _FIRST[f][: len(period.iso())] <= period.iso()[:7] <= last), None
                )
                if framework and not (framework == self.own and not self._is_another(text, match.start(), period)):
                    taken.append((match.start(), match.end()))
                    yield framework, re.sub(r"\s+", " ", match.group()), period, start, end

    def _is_another(self, text: str, start: int, period: PartialDate | None) -> bool:
        """Words about an inspection of the report's own family: another one only where they say so, or date it apart."""
        if period is None or self.own_period is None:
            return period is not None and bool(_EARLIER.search(text, max(0, start - _BEFORE_REACH), start))
        return not self.own_period.iso().startswith(period.iso()) and not period.iso().startswith(self.own_period.iso())

    def _period_of(self, text: str, start: int, end: int) -> tuple[PartialDate | None, int, int]:
        """The date that goes with a name: within it, soon after it, or at the sentence's beginning; and the words of both."""
        clause_end = _CLAUSE_END.search(text, end, end + _DATE_REACH + 1)
        stop = clause_end.start() if clause_end else len(text)
        days = find_range(text[end : min(stop, end + _DATE_REACH)])
        if days and days.start < _NEXT_WORDS and days.first != days.last:
            return partial(days.first), start, end + days.end
        inside = find_period(text[start : min(stop, end + _DATE_REACH)])
        if inside:
            period, begins, offset = inside
            if days and end + days.start <= start + begins and start + offset <= end + days.end:
                return partial(days.first), start, end + days.end  # "on 9 and 10 May 2017" is of the 9th
            return period, start, max(end, start + offset)
        lead = _DATE_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
        before = find_period(text[lead.start() : start]) if lead else None
        if lead and before:
            return before[0], lead.start() + before[1], end
        return None, start, end

    def _cited(self, names: Iterable[_Named], citations: tuple[Citation, ...]) -> Citation | None:
        """The one citation that a sentence speaks of: by its date, or as the report's only one of that framework."""
        for framework, name, period, _, _ in names:
            fitting = [c for c in citations if c.framework == framework and (framework or c.name == name)]
            if name == _PREVIOUS:
                fitting += [c for c in citations if c in self._meant]
            if period is not None:
                fitting = [c for c in fitting if c.period == period or _within(c.period, period)] or fitting
            if len(fitting) == 1:
                return fitting[0]
        return None


def _named(citation: Citation, others: Iterable[Citation]) -> list[Citation]:
    """The one whose name the report says elsewhere, where this is but "the last inspection in 2011"; else none."""
    if citation.name != _PREVIOUS or citation.period is None:
        return []
    full = (c for c in others if c.framework not in _VISITS)
    same = [c for c in full if c.framework and (c.period == citation.period or _within(c.period, citation.period))]
    return same if len(same) == 1 else []


def _may_name_one(text: str) -> bool:
    folded = text.lower()
    return any(words in folded for words in _MAY_NAME_ONE)


def _within(closer: PartialDate | None, wider: PartialDate | None) -> bool:
    """Whether a period is a part of another: October 2012 of 2012."""
    return bool(closer and wider and closer.iso().startswith(f"{wider.iso()}-"))


def _plain(words: str) -> str:
    """What to call an inspection whose framework the words do not tell: "last inspected", "previous full inspection" are one."""
    if re.search(r"\b(?:previous|last)\b|^\d{4}\b", words, re.IGNORECASE):
        return _PREVIOUS
    if re.search(r"re-?visit$", words):
        return "revisit"
    return "peer review" if words.endswith("peer review") else re.sub(r"\s+", " ", words)


def _sort(citation: Citation) -> str:
    """What sort of inspection is cited: its framework, or what it is called."""
    return citation.framework or citation.name
