"""Who owns a recommendation, and which words say so.

In order: the item's own sentence names somebody; else the sentence that leads the list in does; else nothing says, and
it falls by default to the body that the list is for (the inspected authority, or the board or partnership that the report
or its part is about), which the graph marks as inferred. One who is told and whom nothing resolves is an owner as written, or a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ingest.asks.forms.told import (
    BEFORE_CLAUSES,
    BOTH_OF_THEM,
    DOERS,
    DUTIES,
    HELPED,
    JOINTLY,
    OPENINGS,
    REQUIRED_OF,
    RESOLVING,
    TELLING,
    THAT,
)
from ingest.asks.forms.told_clauses import CLAUSES, IN_SHORT, PARTNERS, PASSIVES, TOLD_BESIDE, WHOLE_CLAUSES
from ingest.documents.document import Document, Passage
from ingest.facts import Agency, Assignment, Quotation, Recommendation, Resolution, Shortfall
from ingest.forms.form import FormReading
from ingest.names.name_lists import AgencyLists, Named, may_be_a_body, starts_with_imperative
from ontology.registers.bodies import AUTHORITY

_PLAINLY = frozenset({"plainly"})
# "Ensure that … The council and the board to agree a plan.": a later sentence of an item tells by fewer forms.
_LATER = _PLAINLY | {"in a list of tasks"}
_OPENING_REACH = 500  # characters: an opening clause and the list of bodies behind it
_LATER_SENTENCES = 6  # of an item that describes what was found before it says who must act
_MOST_MODALS = 4  # of an item: one that is told is named at its beginning
_CLAUSE_END = re.compile(r"(?:;|,\s+(?:and|but|so|which)|\band\s+so)\s+(?:(?:so|then|now)\s+)?")
_JOINED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# ", the Harbour Trust and Marl Haven to address …": the rest of a list whose first bodies are known
_REST_OF_LIST = re.compile(r"(?:,\s+|\s+and\s+|,\s+and\s+)(?=[A-Z]|the\s|its\s)[^.;:]{2,160}?(?=\s+to\s|$)")
_IN_A_LIST = re.compile(r"(?:,|&|\b(?:and|with))\s*$")  # what stands before a body that is not the first of its list
_CELL_SIGNS = re.compile(r";|\s/(?=\s)")  # what parts bodies in a cell besides commas and line ends
_KNOWN = (Resolution.REGISTER, Resolution.LOCAL)
_LOCAL_AREA = "/local-area-partnership"  # the end of its key, whatever a report calls it
DEFAULT_RULES = ("default-inspected-authority", "default-partnership-addressed", "default-board-reported-on")
"""Whose a recommendation is where nothing says so: the bearer of each is another."""


class OwnerReader:
    """Reads the owners of one report's recommendations."""

    def __init__(self, document: Document, lists: AgencyLists, authority_words: Quotation) -> None:
        """`authority_words`: where the report says which authority it inspects, the evidence for a default."""
        self.document = document
        self.lists = lists
        self.authority_words = authority_words

    def assignments(self, item: Passage, lead_in: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        """The owners of an item; `lead_in` are those that the list's own lead-in names.

        They stay its owners where it begins by telling them what to do and only a later sentence names somebody else.
        """
        named = self.named(item)
        if named and lead_in and starts_with_imperative(item.text):
            return (*lead_in, *(n for n in named if n.agency.key not in {given.agency.key for given in lead_in}))
        return named or lead_in or self.agents(item) or (self.default(),)

    def named(self, item: Passage) -> tuple[Assignment, ...]:
        """The bodies that the item's own sentences tell: the first in any form of words, a later one by fewer forms."""
        owners: dict[str, Assignment] = {}
        for nth, sentence in enumerate(islice(item.sentences(), 1 + _LATER_SENTENCES)):
            both = self._of_both(item, sentence, nth) if not owners else ()
            if both:
                owners = {each.agency.key: each for each in both}
                continue
            told = (told for told in TELLING.readings(sentence.text) if not nth or told.form.says in _LATER)
            for found, modal in self._told(sentence.text, islice(told, _MOST_MODALS)):
                plainly = not nth or modal.form.says in _PLAINLY
                if not plainly and all(n.agency.resolution not in _KNOWN for n in found):
                    continue
                if not (owners and all(IN_SHORT.reads(n.written) for n in found)):
                    for assignment in self._assign(found, sentence, 0, modal.end, "named"):
                        owners.setdefault(assignment.agency.key, assignment)
            if not owners:
                owners = {
                    each.agency.key: each for each in self._of_both(item, sentence, nth) or self._required_of(sentence)
                }
        return tuple(owners.values())

    def _of_both(self, item: Passage, sentence: Passage, nth: int) -> tuple[Assignment, ...]:
        """ "A and B count in different ways. Both organisations need to …": the known bodies with which the sentence before begins."""
        if not nth or not BOTH_OF_THEM.reads(sentence.text):
            return ()
        before = next(islice(item.sentences(), nth - 1, None))
        found = self.lists.read_beginning(before.text)
        if not found or not all(n.agency.resolution in _KNOWN for n in found):
            return ()
        return self._assign(found, before, 0, len(before.text), "named")

    def _required_of(self, sentence: Passage, basis: str = "named") -> tuple[Assignment, ...]:
        """The known bodies of whom something is required: "Urgent action is required by …"."""
        for words in REQUIRED_OF.readings(sentence.text):
            behind = sentence.text[words.end :].rstrip(" :")
            found = self.lists.read_beginning(behind)
            if found and all(n.agency.resolution in _KNOWN for n in found):
                found = self._with_rest(behind, found)
                moved = [replace(n, start=n.start + words.end, end=n.end + words.end) for n in found]
                return self._assign(moved, sentence, words.start, max(n.end for n in moved), basis)
        return ()

    def _with_rest(self, text: str, known: list[Named]) -> list[Named]:
        """Known bodies with which a text begins, and whoever its list names beside them, up to what they are to do."""
        end = max(n.end for n in known)
        rest = _REST_OF_LIST.match(text[end:])
        return (self.lists.read(text[: end + rest.end()]) if rest else None) or known

    def _told(self, text: str, modals: Iterable[FormReading]) -> Iterator[tuple[list[Named], FormReading]]:
        """The bodies that one sentence tells, by the first modal that has some before it; and by a later "should" of its own."""
        first: FormReading | None = None
        for modal in modals:
            before = text[: modal.start]
            found = (
                self._second(text, first.end, modal) if first else self._whole(before) or self._clause(before, modal)
            )
            if not found:
                continue
            first = first or modal
            if not PASSIVES.reads(text[modal.end :]):
                yield found, modal

    def _whole(self, text: str) -> list[Named] | None:
        """The bodies of a sentence's beginning, whole, or behind a heading or an opening clause."""
        found = self.lists.read(text)
        heading = BEFORE_CLAUSES.first(text) if not found else None
        if heading is not None:
            behind = self.lists.read(text[heading.end :]) or []
            return [replace(n, start=n.start + heading.end, end=n.end + heading.end) for n in behind] or None
        if found or len(text) > _OPENING_REACH or not OPENINGS.reads(text):
            return found
        for comma in re.finditer(r",\s+", text):
            found = self.lists.read(text[comma.end() :])
            if found:
                return [replace(n, start=n.start + comma.end(), end=n.end + comma.end()) for n in found]
        return None

    def _clause(self, before: str, modal: FormReading) -> list[Named] | None:
        """The known bodies right before a sentence's first "should", behind a clause that says what was found."""
        for sign in _CLAUSE_END.finditer(before) if modal.form.says in _PLAINLY else ():
            if WHOLE_CLAUSES.reads(before[: sign.end()]):
                found = self.lists.read(before[sign.end() :])
                if found and all(n.agency.resolution in _KNOWN for n in found):
                    return [replace(n, start=n.start + sign.end(), end=n.end + sign.end()) for n in found]
        return None

    def _second(self, text: str, after: int, modal: FormReading) -> list[Named] | None:
        """The bodies right before a sentence's later "should", where "and" or a comma begins a clause of their own."""
        found = self.lists.read_ending(text[after : modal.start]) if modal.form.says in _PLAINLY else None
        if not found or not all(n.agency.resolution in _KNOWN for n in found):
            return None
        begins = after + min(n.start for n in found)
        if CLAUSES.first(text, after, begins) is None:
            return None
        return [replace(n, start=n.start + after, end=n.end + after) for n in found]

    def agents(self, item: Passage) -> tuple[Assignment, ...]:
        """The bodies whose doing an item without a verb is about: "the timeliness of referrals made by partner agencies"."""
        doers = DOERS.first(item.text)
        if doers is None or starts_with_imperative(item.text) or TELLING.reads(item.text):
            return ()
        found = self.lists.read(doers.match["bodies"])
        if not found or not all(PARTNERS.reads(n.written) or n.agency.resolution in _KNOWN for n in found):
            return ()
        return self._assign(found, item, doers.start, doers.match.end("bodies"), "named")

    def joining(self, item: Passage) -> tuple[Assignment, ...]:
        """The known bodies with which whoever is told does it, or with whose help: "review, with Marlshire Police, how …"."""
        joint = JOINTLY.first(item.text) if starts_with_imperative(item.text) else HELPED.first(item.text)
        if joint is None:
            return ()
        found = self.lists.read(joint.match["bodies"])
        if not found or not all(n.agency.resolution in _KNOWN for n in found):
            return ()
        start = joint.match.start("bodies")
        moved = [replace(n, start=n.start + start, end=n.end + start) for n in found]
        return self._assign(moved, item, 0, joint.end, "named")

    def leading_in(self, lead_in: Passage | None) -> tuple[Assignment, ...]:
        """The bodies that the sentence over the list tells: "... the local authority and its partners should ..."."""
        if lead_in is None:
            return ()
        for modal in DUTIES.readings(lead_in.text):
            clause = max(lead_in.text.rfind(". ", 0, modal.start), lead_in.text.rfind("; ", 0, modal.start)) + 1
            found = self._told_before(lead_in.text[clause : modal.start])
            if found:
                first = clause + found[0].start
                beside = TOLD_BESIDE.first(lead_in.text[modal.end :])
                others = self.lists.read(beside.match["bodies"]) if beside else None
                end = len(lead_in.text) if others else modal.end
                return self._assign([*found, *(others or ())], lead_in, first, end, "lead-in")
        return next((told for told in (self._required_of(each, "lead-in") for each in lead_in.sentences()) if told), ())

    def _told_before(self, text: str) -> list[Named] | None:
        """The bodies in which a text ends. Where they are the rest of a list that a known body begins, nobody of it is left out:
        whoever is not known is told as written."""
        found = self.lists.read_ending(text)
        if not found or not _IN_A_LIST.search(text[: found[0].start]):
            return found
        return self.lists.read_apart(text) if self.lists.read_beginning(text.strip()) else found

    def resolving(self, item: Passage) -> tuple[Assignment, ...]:
        """The body that a committee report asks to resolve: "That the Cabinet note ..."."""
        that = THAT.first(item.text)
        start = that.end if that else 0
        verb = RESOLVING.first(item.text, start) or DUTIES.first(item.text, start)
        if verb is None:
            return ()
        found = self.lists.read(item.text[start : verb.start])
        if not found:
            return ()
        return self._assign(found, item, start + found[0].start, verb.end, "named")

    def responsible(self, cell: Passage) -> tuple[Assignment, ...]:
        """The bodies of a table's column "Responsible body": a list, or one under the other without a sign between."""
        words = _CELL_SIGNS.sub(lambda sign: ",".ljust(len(sign.group())), cell.text.rstrip(" .;,"))
        found = self.lists.read(words) or self.lists.read_apart(words)
        return self._assign(found, cell, 0, len(cell.text), "responsible-body") if found else ()

    def doubts(self, made: Iterable[Recommendation]) -> Iterator[Shortfall]:
        """The recommendations by default whose own words tell somebody who may be a body, and whom nothing resolves."""
        for each in made:
            if all(assigned.basis == "default" for assigned in each.assignments) and (
                told := self._unresolved(each.text)
            ):
                looked = "the registers, the bodies of the area and the short forms that the report defines"
                yield Shortfall(f"the body that recommendation {each.ordinal} tells, “{told}”", looked)

    def _unresolved(self, text: str) -> str | None:
        """Who stands before the first "should" of a text, alone, in a list or behind an opening clause, if that may be a body."""
        modal = next((m for m in TELLING.readings(text) if m.form.says in _PLAINLY), None)
        if modal is None or starts_with_imperative(text) or PASSIVES.reads(text[modal.end :]):
            return None
        before = text[: modal.start].strip()
        opening = before.rfind(", ") + 2 if OPENINGS.reads(before) and ", " in before else 0
        parts = _JOINED.split(before[opening:])
        return before[opening:] if all(map(may_be_a_body, parts)) else None

    def default(self, agency: Agency | None = None, words: Quotation | None = None) -> Assignment:
        """The inspected authority (or board, or partnership), because nothing says otherwise; `words`: where the report names it."""
        bearer, words = agency or self.lists.namer.authority, words or self.authority_words
        return Assignment(bearer, " ".join(words.exact.split()), "default", words, _default_rule(bearer))

    def _assign(self, found: list[Named], words: Passage, start: int, end: int, basis: str) -> tuple[Assignment, ...]:
        quotation = self.document.quote(words, start, end)
        unique = {n.agency.key: n for n in reversed(found)}
        kept = [n for n in found if unique[n.agency.key] is n]
        return tuple(Assignment(n.agency, n.written, basis, quotation, n.agency.rule) for n in kept)


def _default_rule(bearer: Agency) -> str:
    """Which default it is: the inspected authority's, or that of the partnership or the board that the list is for."""
    of_authority, of_partnership, of_board = DEFAULT_RULES
    if bearer.kind == AUTHORITY:
        return of_authority
    partners = "partnership" in bearer.label.casefold() or bearer.key.endswith(_LOCAL_AREA)
    return of_partnership if partners else of_board
