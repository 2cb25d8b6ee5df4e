"""Letters on revisits to local areas, 2018 to 2022: for each weakness of the first inspection, whether progress is sufficient.

They ask for nothing: the weaknesses that they repeat are those of the first letter, and each verdict is word on what became of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from ingest.dates import MONTH, find_period
from ingest.documents.document import Document, Passage
from ingest.earlier.forms.progress_kinds import MET, NOT_MET
from ingest.earlier.progress_counts import ProgressCount, progress_counts
from ingest.earlier.returns import Returned, reported, returned_to
from ingest.facts import (
    Citation,
    CountsDiffer,
    Finding,
    FollowUp,
    PartialDate,
    Quotation,
    ReportFacts,
    Resolution,
    Shortfall,
    StatementOfAction,
)
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.letter_parties import addressees, lead, signatories
from ingest.families.local_area_send import NOTATION as FIRST
from ingest.families.reading_context import ReadingContext
from ingest.families.send_layout import NEXT_STEPS, laid_out
from ingest.families.send_letters import TITLE_WORDS, LetterParts, ResponsibleBodies, dated, days, parted, places

NOTATION = "local-area-send-revisit"
INITIAL = "initial inspection"

_TITLE = re.compile(TITLE_WORDS + r"(?:inspection\s+)?re-?visit\s*(?:\b(?:in|on|to|of)\b|[-–—:])", re.IGNORECASE)
_REVISITED = re.compile(r"\bre-?visit(?:ed)?\b", re.IGNORECASE)
_A_DATE = rf"(?=(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTH})\s+20\d\d|20\d\d\b|\d{{1,2}}\s*(?:to|and|[-–—])\s*\d{{1,2}}\s+(?:{MONTH})\s+20\d\d)"
_DATE_REACH = 40  # characters: the longest date, with its weekday
# "the initial inspection in April 2018", and not the day on which something was required of it
_FIRST_WHEN = re.compile(
    r"\binspection\b(?:(?!\b(?:re-?visit\w*|statement|required|requested|issued|published|approved|declared|submitted|since|after|Act|Regulations)\b)[^.;]){0,60}?"
    rf"\b(?:in|on|of|from|between|during)\s+(?:the\s+)?{_A_DATE}",
    re.IGNORECASE,
)
_REQUIRED_WHEN = re.compile(
    rf"\b(?:required|issued|requested|requiring|asked\s+for|ordered)\s+(?:\w+\s+){{0,3}}?(?:on|in)\s+{_A_DATE}",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\b(?:statement\s+of\s+action|WSo?A)\b", re.IGNORECASE)
_APPROVED_WHEN = re.compile(
    rf"\b(?:fit\s+for\s+purpose|approved|accepted|signed\s+off)\b[^.;]{{0,60}}?\b(?:on|in)\s+{_A_DATE}", re.IGNORECASE
)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter on a revisit."""
    context = replace(context, document=laid_out(context.document))
    document = context.document
    parts = parted(document)
    printed = dated(parts, document)
    visited = days(parts, document, context.published(printed))
    leads = lead(document, parts.closing)
    opening = Opening(
        family=NOTATION, places=places(parts), printed=printed, days=visited, leads=leads, inspectorates=(OFSTED, CQC),
        shortfalls=lacking(
            ("the letter's date", "the head of the letter", printed.day),
            ("the days of the revisit", "“Between … and …” in the opening", visited.first),
            ("the lead inspector", "“HMI Lead Inspector” among the signatures", leads.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    first = _first_inspection(parts, document, visited.first or reading.published)
    findings_blocks = list(takewhile(lambda block: not NEXT_STEPS.match(block.text), parts.findings[1:]))
    told = returned_to(document, findings_blocks)
    follow_ups = tuple(_follow_ups(document, told, first))
    findings = tuple(
        Finding(nth, "main-finding", each.text, document.quote(each), section=section)
        for nth, (section, each) in enumerate(reported(findings_blocks, told), start=1)
    )
    statement = _statement(parts, document)
    on = _day(statement.required) or _day(first.period) or visited.first
    responsible = ResponsibleBodies(reading, parts, on).read()
    quotations = tuple(dict.fromkeys((*statement.quotations, *(body.quotation for body in responsible))))
    known = responsible and all(body.agency.resolution is Resolution.REGISTER for body in responsible)
    counts = progress_counts(sentence for block in parts.opening for sentence in block.passage.sentences())
    return assemble(reading, opening, ReportContents(
        title=f"Local area SEND revisit: {reading.area.name}", kind="inspection-letter", follow_ups=follow_ups, findings=findings, returned_to=first,
        counts_differ=tuple(_counts_differ(document, counts, follow_ups)),
        statement=replace(statement, responsible=responsible, quotations=quotations, citation=first.key) if quotations else None,
        parties=(*addressees(reading, parts.head), *signatories(reading, parts.closing)),
        shortfalls=(*_without_verdict(told), *lacking(
            ("a verdict on a weakness", "“has (not) made sufficient progress in addressing this area of significant weakness”", follow_ups),
            ("when the statement of action was required", "“written statement of action required on”", statement.required),
            ("when the statement of action was approved", "“declared fit for purpose on”", statement.approved),
            ("which bodies had to write the statement", "“were jointly responsible for submitting the written statement”", known),
        )),
    ))  # fmt: skip


def _first_inspection(parts: LetterParts, document: Document, before: date | None) -> Citation:
    """The inspection that is returned to, with its date as far as the letter tells it."""
    passages = [block.passage for block in (*parts.opening, *parts.findings)]
    for sentence in (sentence for passage in passages for sentence in passage.sentences()):
        for match in _FIRST_WHEN.finditer(sentence.text):
            period = find_period(sentence.text[match.end() : match.end() + _DATE_REACH])
            if period and (before is None or period[0].iso() < before.isoformat()[: len(period[0].iso())]):
                dating = document.quote(sentence, match.start(), match.end() + period[2])
                return Citation(f"{FIRST}-{period[0].iso()}", INITIAL, FIRST, period[0], dating)
    words = next((_quoted(document, p, INITIAL) for p in passages if INITIAL in p.text.casefold()), None)
    fallback = next((p for p in parts.front if _REVISITED.search(p.text)), passages[0])
    return Citation(FIRST, INITIAL, FIRST, None, words or document.quote(fallback))


def _quoted(document: Document, passage: Passage, words: str) -> Quotation:
    at = passage.text.casefold().index(words)
    return document.quote(passage, at, at + len(words))


def _follow_ups(document: Document, told: Sequence[Returned], first: Citation) -> Iterator[FollowUp]:
    for each in told:
        if each.verdict is None or each.progress is None:
            continue
        asked = document.quote(each.weakness)
        yield FollowUp(
            first.key, each.progress.status, each.weakness.text, document.quote(each.verdict), each.progress.rule, asked
        )


def _without_verdict(told: Sequence[Returned]) -> Iterator[Shortfall]:
    for each in told:
        if each.progress is None:
            yield Shortfall(
                f"one verdict on “{each.weakness.text[:80]}”", "the words under the weakness, up to the next one"
            )


def _statement(parts: LetterParts, document: Document) -> StatementOfAction:
    """When the statement was required, and when it was approved."""
    sentences = [sentence for block in parts.opening for sentence in block.passage.sentences()]
    required = _when(document, (s for s in sentences if _STATEMENT.search(s.text)), _REQUIRED_WHEN)
    approved = _when(document, sentences, _APPROVED_WHEN)
    words = tuple(found[1] for found in (required, approved) if found)
    return StatementOfAction((), words, None, required[0] if required else None, approved[0] if approved else None)


def _when(
    document: Document, sentences: Iterator[Passage] | list[Passage], words: re.Pattern[str]
) -> tuple[PartialDate, Quotation] | None:
    for sentence in sentences:
        for match in words.finditer(sentence.text):
            found = find_period(sentence.text[match.end() : match.end() + _DATE_REACH])
            if found:
                return found[0], document.quote(sentence, match.start(), match.end() + found[2])
    return None


def _day(when: PartialDate | None) -> date | None:
    """The day, or the first of the month or year that is told."""
    return date(when.year, when.month or 1, when.day or 1) if when else None


def _counts_differ(
    document: Document, counts: Sequence[ProgressCount], made: Sequence[FollowUp]
) -> Iterator[CountsDiffer]:
    """Where the opening counts otherwise than the verdicts do one by one."""
    if not made:
        return
    words = {MET: "sufficient progress", NOT_MET: "no sufficient progress"}
    for count in counts:
        number = sum(follow_up.status == count.status for follow_up in made)
        if not count.fits(number, len(made)):
            told = f"“{' '.join(document.quote(count.sentence).exact.split())}”"
            comment = f"The letter sums up: {told} Weakness by weakness it tells {words[count.status]} on {number} of {len(made)}."
            yield CountsDiffer(comment, tuple(range(1, len(made) + 1)), document.quote(count.sentence))


FAMILY = Family(
    NOTATION, "local area SEND revisit letter", 1,
    (
        Sign("its title", _TITLE, required=True, within=2 * TITLE_REACH),  # after a page of addressees
        Sign("“revisited the area”", re.compile(r"\b[Rr]e-?visited\s+(?:(?:the\s+)?(?:local\s+)?area\b|[A-Z])"), required=True),
        Sign("a letter's salutation", re.compile(r"\bDear\s+[A-Z]")),
    ),
    read,
    sets_lines=True,
)  # fmt: skip
