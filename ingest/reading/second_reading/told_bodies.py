"""Who an item's own words tell to act, by the word before "should", "must" or "need to", against the owners that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.facts import Assignment, Difference, Recommendation
from ingest.reading.second_reading.marked_lists import MarkedList
from ingest.reading.second_reading.phrases import SHOWN, brief, counted, on_page, were
from ingest.reading.second_reading.printed import Printed

SUBJECTS = "second-reading/told-bodies"
OWNERS = "second-reading/owners-without-duty"
HEADINGS = "second-reading/bodies-over-lists"

_DEFAULT = "default"
_NAMED = "named"
_SUBJECT_LENGTH = 130  # characters before the verb: longer is no subject but a clause
_DUTY_REACH = 140  # characters between an owner's name and the verb: others may be named between

# What a body is called at the end of its name, whatever stands before it.
_BODY = (
    r"(?i:councils?|(?:local )?authorit(?:y|ies)|boards?|trusts?|police|constabulary|ICBs?|CCGs?|LSCBs?|[a-z]?SCB|LSCP|NHS|"
    r"commissioners|providers|partnerships?|leaders|agencies|partners|probation|(?:youth offending )?(?:team|service)s?|department|Cafcass)"
)
_DUTY = r"(?:should|must|needs? to|(?:is|are) required to)"
_TOLD = re.compile(
    rf"(?:^|,\s+)(?P<subject>(?:The |the |Both |both |All |all )?(?:[\w’'&-]+,? ){{0,14}}?{_BODY})(?: \([A-Z]\w+\))? {_DUTY} "
)
_CLAUSE = re.compile(r"\b(?:with|between|that|which|who|if|to|so|how|is|are|was|were|the need)\b")
_ANY_DUTY = re.compile(
    rf"\b{_DUTY}\b|\bto (?!all\b|the\b|an?\b|their\b|its\b|th[eio]s\w*\b|children|which\b|be held)[a-z]+\b|"
    r"\b(?:required|expected|asked|led|taken|completed|agreed) by\b|\bnot?e the\b|^[a-z]+, (?:jointly |together )?with (?:the )?$"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_POSSESSIVE = re.compile(r"\s*[’']s?\s+[a-z]")
_AND = re.compile(r",? and (?:the )?|, ")
_ENDS_AS_BODY = re.compile(rf"{_BODY}$")
# A line of its own that is the name of one body: "The LSCB".
_NAME_WORDS = r"(?:(?:[A-Z][\w’'-]*|&|and|of|for) ){0,14}"
_BODY_ALONE = re.compile(rf"(?:The |the )?{_NAME_WORDS}{_BODY}:?")
# "Urgent action is required by the Eastmoor NHS Trust to …", "The council should:"
_BODY_LEADS = re.compile(rf"\brequired (?:by|of) (?P<by>(?:the )?{_NAME_WORDS}{_BODY})")
_ALIKE = (
    frozenset({"council", "authority", "authorities", "borough", "county"}),
    frozenset({"partnership", "partners", "agencies", "partner"}),
    frozenset({"board", "lscb", "boards"}),
)


def owner_differences(
    printed: Printed, lists: Sequence[MarkedList], items: Sequence[Recommendation]
) -> Iterator[Difference]:
    """Items whose words tell a body that was not made their owner, and owners whom no word tells to do anything."""
    yield from _unheard(items)
    yield from _not_told(items)
    yield from _over_lists(printed, lists, items)


_WITH = re.compile(r"^\w+,\s(?:\w+\s){0,3}with\s(?:the\s)?$", re.IGNORECASE)


def _unheard(items: Sequence[Recommendation]) -> Iterator[Difference]:
    """Items that fell to an owner by default though a body stands before their verb; one for a whole report."""
    told = [(item, subject) for item in items for subject in (_subject(item),) if subject]
    unheard = [
        (item, subject)
        for item, subject in told
        if item.assignments
        and all(a.basis == _DEFAULT for a in item.assignments)
        and not _same(subject, item.assignments)
    ]
    if not unheard:
        return
    item, subject = unheard[0]
    yield Difference(
        SUBJECTS,
        f"{counted(len(told), 'item')} saying who is to act, of which {were(len(told) - len(unheard))} given to the body that they "
        f"name; the first of the others tells {brief(subject)}{on_page(item.quotation)} and fell to "
        f"{item.assignments[0].agency.label} by default",
        f"a second count, of bodies before “should”, “must” and “need to”. Read the item: if {brief(subject)} is "
        "another body than the owner shown, add the spelling to its row of the register, or report the reader's fault",
        item.quotation,
    )


def _subject(item: Recommendation) -> str | None:
    """The body that stands before the verb of one of an item's sentences."""
    for sentence in _SENTENCE.split(" ".join(item.text.split())):
        found = _TOLD.search(sentence, 0, _SUBJECT_LENGTH + SHOWN)
        if found and found.end() <= _SUBJECT_LENGTH and not _CLAUSE.search(found["subject"]):
            return found["subject"].strip()
    return None


def _same(subject: str, assignments: Sequence[Assignment]) -> bool:
    """Whether each body of the subject shares a word with an owner's name, or means the same sort of body."""
    owners = [_words(f"{owner.as_written} {owner.agency.label}") for owner in assignments]
    parts = [part for part in _AND.split(subject) if _ENDS_AS_BODY.search(part)]
    return all(any(_alike(_words(part), owner) for owner in owners) for part in parts)


def _alike(named: set[str], owner: set[str]) -> bool:
    return bool(named & owner) or any(named & alike and owner & alike for alike in _ALIKE)


def _words(text: str) -> set[str]:
    return {
        word for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in {"the", "and", "all", "both", "local"}
    }


def _not_told(items: Sequence[Recommendation]) -> Iterator[Difference]:
    """Owners by name, in whose item no verb of duty comes after the name."""
    for item in items:
        text = " ".join(item.text.split())
        for owner in item.assignments:
            written = " ".join(owner.as_written.split())
            place = text.find(written) if owner.basis == _NAMED and written else -1
            if place < 0:
                continue
            end = place + len(written)
            sentence = text[end : end + _DUTY_REACH]
            if _ANY_DUTY.search(sentence) and not _POSSESSIVE.match(sentence):
                continue
            if _ANY_DUTY.search(text, max(0, place - SHOWN), place):
                continue  # "It should be agreed by the board"
            if _WITH.search(text[:place]):
                continue  # "agree, with the board, how …"
            yield Difference(
                OWNERS,
                f"no words that tell {brief(written)} to act{on_page(item.quotation)}, where it was read as an "
                "owner named in the item",
                f"a second count, of “should”, “must”, “need to” and “to” behind the name in {brief(text)}. Read the "
                "item: if it tells somebody else, or nobody, report the reader's fault",
                item.quotation,
            )


def _over_lists(printed: Printed, lists: Sequence[MarkedList], items: Sequence[Recommendation]) -> Iterator[Difference]:
    """Lists under the name of a body, or words that tell one, all of whose items fell to another by default."""
    by_start = {item.quotation.start: item for item in items}
    for found in lists:
        read = [by_start[mark.words] for _, mark in found.marks if mark.words in by_start]
        owners = [owner for item in read for owner in item.assignments]
        lead = next(printed.before(found.first), None)
        if not owners or lead is None or any(owner.basis != _DEFAULT for owner in owners):
            continue
        told = _over(printed, found, lead)
        if told is None or _same(told, owners):
            continue
        yield Difference(
            HEADINGS,
            f"{counted(len(read), 'item')}{on_page(printed.quotation(found.first))} under words to {brief(told)}, "
            f"of which 0 were given to that body: they fell to {owners[0].agency.label} by default",
            "a second reading, of the line above each list. Look at the list: if the line above it says who is to act, "
            "report the reader's fault",
            printed.quotation(lead),
        )


def _over(printed: Printed, found: MarkedList, lead: int) -> str | None:
    """The body named by the line above a list, or told in the words between its heading and its first item."""
    above = printed.lines[lead].strip()
    if _BODY_ALONE.fullmatch(above):
        return above.rstrip(":")
    begins = lead if found.heading is None else found.heading + 1
    words = " ".join(printed.lines[line].strip() for line in range(begins, found.first))
    leads = _BODY_LEADS.search(words) or _TOLD.search(words)
    if leads is None:
        return None
    return leads["by"] if leads.re is _BODY_LEADS else leads["subject"]
