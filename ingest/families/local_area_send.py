"""Letters on a local area's services for special educational needs and disabilities, 2016 to 2022, by Ofsted and the Care Quality Commission.

Main findings, strengths and areas for development under three questions; and where a written statement of action is required, the
areas of significant weakness that it must tackle, and who must write it. That none is required is told by the absence of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.asks.forms.subjects import SUBJECT_VERBS
from ingest.documents.document import Passage
from ingest.facts import (
    Assignment,
    Finding,
    Quotation,
    Recommendation,
    ReportFacts,
    Resolution,
    ResponsibleBody,
    Shortfall,
    StatementOfAction,
)
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.letter_parties import addressees, lead, signatories
from ingest.families.reading_context import Reading, ReadingContext
from ingest.families.send_layout import DEVELOPMENT, MAIN_FINDINGS, QUESTION, STRENGTHS, laid_out
from ingest.families.send_letters import (
    TITLE_WORDS,
    LetterParts,
    ResponsibleBodies,
    dated,
    days,
    local_area,
    parted,
    places,
    title_words,
)
from ingest.families.send_lists import is_item, items_under

NOTATION = "local-area-send"
STATEMENT, NO_STATEMENT = "written-statement-required", "none"

_TITLE = re.compile(TITLE_WORDS + r"inspection\s*(?:\b(?:in|on|of)\b|[-–—:])", re.IGNORECASE)
_JOINTLY = re.compile(
    r"\b(?:joint\s+inspection\s+of|jointly\s+inspected)\s+(?:the\s+)?(?:local\s+)?area\b", re.IGNORECASE
)
_DETERMINED = re.compile(
    r"\bdetermined\s+that\s+a\s+written\s+statement\s+of\s+action\b.{0,30}?\b(?:is|was)\s+required\b|"
    r"\bwritten\s+statement\s+of\s+action\b.{0,30}?\b(?:is|was)\s+required\s+because\b",
    re.IGNORECASE,
)
_NOT_REQUIRED = re.compile(
    r"\b(?:no|not)\b.{0,60}\bwritten\s+statement\b|\bwritten\s+statement\b.{0,60}\bnot\b", re.IGNORECASE
)
_LEADS_IN_WEAKNESSES = re.compile(
    r"\bstatement\s+of\s+action\b.*\bweakness(?:es)?\b|\bfollowing\b.{0,40}\bweakness(?:es)?\b|"
    r"\brequired\s+to\s+produce\b.*\bstatement\b",
    re.IGNORECASE,
)
_THE_AREA = re.compile(r"\b[Tt]he\s+(?:local\s+)?area\b(?!['’])")
_MEMBER_RULE = "responsible-for-the-statement"


@dataclass(frozen=True, slots=True)
class _Weaknesses:
    """The closing list: the words that lead it in, and its items."""

    lead_in: Passage
    items: Sequence[Passage]


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter."""
    context = replace(context, document=laid_out(context.document))
    document = context.document
    parts = parted(document)
    printed = dated(parts, document)
    inspected = days(parts, document, context.published(printed))
    leads = lead(document, parts.closing)
    required, weaknesses = _required(parts), _weaknesses(context, parts)
    demanded = required is not None or weaknesses is not None
    opening = Opening(
        family=NOTATION, places=places(parts), printed=printed, days=inspected, leads=leads, inspectorates=(OFSTED, CQC),
        outcome=STATEMENT if demanded else NO_STATEMENT, outcome_words=_outcome_words(context, required, weaknesses),
        shortfalls=lacking(
            ("the letter's date", "the head of the letter", printed.day),
            ("the days of the inspection", "“Between … and …” in the opening", inspected.first),
            ("the lead inspector", "“HMI Lead Inspector” among the signatures", leads.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    responsible = ResponsibleBodies(reading, parts, reading.published, inspected.last).read() if demanded else ()
    recommendations = _recommendations(reading, parts, weaknesses, responsible)
    findings = _findings(context, parts)
    return assemble(reading, opening, ReportContents(
        title=f"Local area SEND inspection: {reading.area.name}", kind="inspection-letter", recommendations=recommendations,
        findings=findings, statement=_statement(context, required, weaknesses, responsible) if demanded else None,
        parties=(*addressees(reading, parts.head), *signatories(reading, parts.closing)),
        shortfalls=(*_shortfalls(recommendations, findings), *_of_statement(required, weaknesses, responsible)),
    ))  # fmt: skip


def _required(parts: LetterParts) -> Passage | None:
    """The sentence by which a written statement is required, which tells why and by whom."""
    sentences = (sentence for block in parts.opening for sentence in block.passage.sentences())
    return next((s for s in sentences if _DETERMINED.search(s.text) and not _NOT_REQUIRED.search(s.text)), None)


def _weaknesses(context: ReadingContext, parts: LetterParts) -> _Weaknesses | None:
    """The list behind the sentence that requires the statement, or that leads in the weaknesses; it may end a longer paragraph."""
    for at, block in enumerate(parts.findings[:-1]):
        sentences = () if is_item(block) else tuple(block.passage.sentences())
        lead_in = sentences[-1] if sentences and is_item(parts.findings[at + 1]) else None
        if lead_in is not None and _LEADS_IN_WEAKNESSES.search(lead_in.text):
            items = items_under(context.document, parts.findings, at)
            return _Weaknesses(lead_in, items) if items else None
    return None


def _outcome_words(
    context: ReadingContext, required: Passage | None, weaknesses: _Weaknesses | None
) -> Quotation | None:
    """The words that require a statement; none where nothing does, for that is told by their absence."""
    words = required or (weaknesses.lead_in if weaknesses else None)
    return context.document.quote(words) if words else None


def _recommendations(
    reading: Reading, parts: LetterParts, weaknesses: _Weaknesses | None, responsible: Sequence[ResponsibleBody]
) -> tuple[Recommendation, ...]:
    """The areas for development, and then the weaknesses, each owned by the local area unless it names a body as its subject."""
    made: list[Recommendation] = []
    area, title = local_area(reading), title_words(parts, reading.document)
    for question, item in _developments(reading, parts):
        owners = _of_subject(reading, item) or (reading.owners.default(area, title),)
        one = reading.recommendations.one(len(made) + 1, item, "area-for-development", owners)
        made.append(replace(one, section=question))
    for item in weaknesses.items if weaknesses else ():
        owners = _told(reading, weaknesses.lead_in, responsible) if weaknesses else ()
        made.append(reading.recommendations.one(len(made) + 1, item, "priority-action", owners))
    return tuple(made)


def _developments(reading: Reading, parts: LetterParts) -> Iterator[tuple[str | None, Passage]]:
    """Each area for development, with the question that it stands under."""
    for question, at in _headed(parts, DEVELOPMENT):
        for item in items_under(reading.document, parts.findings, at):
            yield question, item


def _headed(parts: LetterParts, heading: re.Pattern[str]) -> Iterator[tuple[str | None, int]]:
    """Where such a heading stands among the findings, with the question before it."""
    question: str | None = None
    for at, block in enumerate(parts.findings):
        if QUESTION.match(block.text):
            question = block.text
        elif heading.match(block.text):
            yield question, at


def _of_subject(reading: Reading, item: Passage) -> tuple[Assignment, ...]:
    """The known bodies of which a statement of what is wrong says what they do or do not: its subject, and no part or place of it."""
    asked = reading.owners.named(item)
    if asked:
        return asked
    first = next(item.sentences(), item)
    found = reading.lists.read_beginning(first.text)
    if not found or all(each.agency.resolution is Resolution.GROUP for each in found):
        return ()
    known = (Resolution.REGISTER, Resolution.LOCAL, Resolution.GROUP)
    if any(each.agency.resolution not in known for each in found):
        return ()
    behind = max(each.end for each in found)
    verb = SUBJECT_VERBS.first(first.text[behind:])
    if verb is None:
        return ()
    words = reading.document.quote(first, 0, behind + verb.end)
    return tuple(Assignment(each.agency, each.written, "named", words, each.agency.rule) for each in found)


def _told(reading: Reading, lead_in: Passage, responsible: Sequence[ResponsibleBody]) -> tuple[Assignment, ...]:
    """Whom the closing list's lead-in tells, and as its members those who must write the statement."""
    area = local_area(reading)
    words = reading.document.quote(lead_in)
    named = _THE_AREA.search(lead_in.text)
    told = reading.owners.leading_in(lead_in) or (
        (Assignment(area, named.group(), "lead-in", words, area.rule),)
        if named
        else (reading.owners.default(area, words),)
    )
    known = {each.agency.key for each in told}
    members = (
        Assignment(body.agency, body.as_written, "member", words, _MEMBER_RULE, grounds=body.quotation)
        for body in responsible
        if body.agency.key not in known
    )
    return (*told, *members)


def _findings(context: ReadingContext, parts: LetterParts) -> tuple[Finding, ...]:
    """The main findings and the strengths: they report and do not ask."""
    found: list[Finding] = []
    for kind, heading in (("main-finding", MAIN_FINDINGS), ("strength", STRENGTHS)):
        for question, at in _headed(parts, heading):
            section = question or parts.findings[at].text
            for item in items_under(context.document, parts.findings, at):
                found.append(Finding(len(found) + 1, kind, item.text, context.document.quote(item), section=section))
    return tuple(found)


def _statement(
    context: ReadingContext,
    required: Passage | None,
    weaknesses: _Weaknesses | None,
    responsible: tuple[ResponsibleBody, ...],
) -> StatementOfAction:
    words = [p for p in (required, weaknesses.lead_in if weaknesses else None) if p is not None]
    quotations = tuple(dict.fromkeys((*map(context.document.quote, words), *(body.quotation for body in responsible))))
    return StatementOfAction(responsible, quotations)


def _shortfalls(recommendations: Sequence[Recommendation], findings: Sequence[Finding]) -> tuple[Shortfall, ...]:
    asked = any(one.kind == "area-for-development" for one in recommendations)
    return lacking(
        ("areas for development", "the headings “Areas for development” under the three questions", asked),
        (
            "strengths",
            "the headings “Strengths” under the three questions",
            any(f.kind == "strength" for f in findings),
        ),
        ("main findings", "the heading “Main findings”", any(f.kind == "main-finding" for f in findings)),
    )


def _of_statement(
    required: Passage | None, weaknesses: _Weaknesses | None, responsible: Sequence[ResponsibleBody]
) -> tuple[Shortfall, ...]:
    """What a letter that requires a statement should say: the paragraph, the list, and known bodies who must write it."""
    if required is None and weaknesses is None:
        return ()
    known = responsible and all(b.agency.resolution is Resolution.REGISTER for b in responsible)
    return lacking(
        ("the paragraph that requires a written statement of action", "“determined that a Written Statement of Action is required”", required),
        ("the areas of significant weakness", "the list after “The local area is required to produce”", weaknesses),
        ("which bodies must write the statement", "“are jointly responsible for submitting the written statement”", known),
    )  # fmt: skip


FAMILY = Family(
    NOTATION, "local area SEND inspection letter", 1,
    (
        Sign("its title", _TITLE, required=True, within=2 * TITLE_REACH),  # after a page of addressees
        Sign("“conducted a joint inspection of the local area”", _JOINTLY, required=True),
        Sign("a letter's salutation", re.compile(r"\bDear\s+[A-Z]")),
    ),
    read,
    sets_lines=True,
)  # fmt: skip
