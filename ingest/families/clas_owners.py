"""Whose the recommendations of a review of health services are: told by the lead-in of their group, by name or as one of a kind.

"All provider trusts should" tells a group whose members the second page lists. What names nobody is for those of whom the last section
requires the action plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from ingest.asks.forms.kinds_listed import KINDS_LISTED, PLAN_OF_THOSE_BEFORE, PLAN_REQUIRED
from ingest.asks.forms.told import DUTIES, OPENINGS
from ingest.asks.grouped_lists import GroupedList, ItemGroup
from ingest.asks.members import Member, with_members
from ingest.dates import after_working_days
from ingest.documents.document import Passage
from ingest.facts import (
    ActionPlan,
    Agency,
    Assignment,
    Quotation,
    Recommendation,
    Resolution,
    ServiceProvision,
    Shortfall,
)
from ingest.families import clas_title
from ingest.families.clas_title import TitlePage, whole_names
from ingest.families.reading_context import Reading
from ingest.names.name_lists import Named
from ontology.registers.bodies import AUTHORITY

MEMBER_RULE = "listed-on-the-title-page"
"""By which a body is a member of a group that is told: the second page lists it under the kind that the group is of."""

PLAN_RULE = "counted-from-publication"
"""By which the day of an action plan is known: the days run from receipt, which no report prints."""

_DAYS_IN_WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40}
_WORKING_DAYS = re.compile(
    rf"\bwithin\s+(?P<days>\d{{1,3}}|{'|'.join(_DAYS_IN_WORDS)})\s+(?:\(\d{{1,3}}\)\s+)?working\s+days\b", re.IGNORECASE
)
_SERVICE = "health services"  # what the second page is about, in its own words: "The role of health services in …"
_FIGURES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(rf"\b(?P<figure>{'|'.join(_FIGURES)})\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(r"\b(?:both|all)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
# "All NHS trusts, supported by the CCGs, should": who supports is told beside those whom it supports.
_SUPPORTED = re.compile(
    r",?\s+(?:(?:and\s+)?(?:supported|overseen|assisted|led)\s+by|with\s+(?:the\s+)?(?:support|help|oversight)\s+(?:of|from)|"
    r"in\s+liaison\s+with|jointly\s+with)\s+",
    re.IGNORECASE,
)
# "should, with A:", "should work with A and B to:"
_JOINED_AFTER = re.compile(
    r"^,?\s+(?:(?:work(?:ing)?|jointly|together|closely|along|in\s+\w+)\s+){0,3}with\s+"
    r"(?P<bodies>[^.;:]{2,160}?)(?:,?\s+to(?:\s+ensure(?:\s+that)?)?)?\s*:$"
)
# "A, on behalf of its neighbours, should": they are not told.
_ON_BEHALF = re.compile(r",?\s+on\s+behalf\s+of\s+[^,;:]{2,120}(?:,|$)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_COUNCIL = re.compile(r"\b(?:council|borough|authority|corporation)\b", re.IGNORECASE)
_TRUST = re.compile(r"\btrust\b", re.IGNORECASE)


class GroupOwners:
    """The owners of one review's recommendations. `doubts`: lead-ins that tell somebody who is not known."""

    def __init__(self, reading: Reading, page: TitlePage) -> None:
        self.reading = reading
        self.providers = tuple(self._listed(page.of(clas_title.PROVIDERS)))
        self.commissioners = tuple(self._listed(page.of(clas_title.COMMISSIONERS)))
        self.doubts: list[Shortfall] = []

    def recommendations(self, listed: GroupedList) -> tuple[Recommendation, ...]:
        """The recommendations of all groups, numbered through, each with its own number."""
        made: list[Recommendation] = []
        asks = self.reading.recommendations
        for group in listed.groups:
            told = self._told(group)
            for item in group.items:
                owners = told or self.reading.owners.named(item.passage) or self._responsible()
                one = asks.one(len(made) + 1, item.passage, "recommendation", owners, due=asks.due(item.passage))
                made.append(replace(one, number=item.number))
        return tuple(made)

    def services(self) -> tuple[ServiceProvision, ...]:
        """The bodies that the second page lists, with their part in the area's health services."""
        listed = ((self.providers, "provides"), (self.commissioners, "commissions"))
        known = (Resolution.REGISTER, Resolution.LOCAL, Resolution.AS_WRITTEN)
        return tuple(
            ServiceProvision(each.agency, each.as_written, _SERVICE, role, each.quotation)
            for members, role in listed
            for each in members
            if each.agency.resolution in known
        )

    def _told(self, group: ItemGroup) -> tuple[Assignment, ...]:
        """The bodies of a lead-in, and the members of each group among them."""
        if group.lead_in is None:
            return ()
        named = tuple(self._leading_in(group.lead_in))
        if not named:
            self.doubts.append(
                Shortfall(
                    f"whom “{group.lead_in.text[:120]}” tells", "the registers and the bodies that the review names"
                )
            )
        return with_members(map(self._as_group, named), self._members, MEMBER_RULE)

    def _as_group(self, owner: Assignment) -> Assignment:
        """ "The three CCGs" are a group too, though no register and no kind of words says so."""
        if owner.agency.resolution is Resolution.AS_WRITTEN and KINDS_LISTED.decided(owner.as_written) not in (
            None,
            "some",
        ):
            return replace(owner, agency=self.reading.namer.group(owner.as_written))
        return owner

    def _leading_in(self, lead_in: Passage) -> Iterator[Assignment]:
        """Everybody whom a lead-in tells. It is a list of bodies from its first word on, so that nobody is left out:
        one who is not known is kept as written, beside the others."""
        duty = next(DUTIES.readings(lead_in.text), None)
        words = lead_in.text[: duty.start if duty else len(lead_in.text)].rstrip(" :")
        words = _ON_BEHALF.sub(lambda aside: " " * len(aside.group()), words).rstrip()
        joined = _JOINED_AFTER.match(lead_in.text[duty.end :]) if duty else None
        parts = _SUPPORTED.sub(lambda sign: ", ".ljust(len(sign.group())), words)
        found = self.reading.lists.read(parts)
        if not found and OPENINGS.reads(words):
            yield from self.reading.owners.leading_in(lead_in)
            return
        told = [_with_all(words, each) for each in found or self.reading.lists.read_apart(parts) or ()]
        beside = self.reading.lists.read(joined["bodies"]) if joined else None
        quotation = self._quoted(lead_in, told, duty.end if duty and not beside else len(lead_in.text))
        for named in told:
            yield Assignment(named.agency, named.written, "lead-in", quotation, named.agency.rule)
        for named in beside or ():
            yield Assignment(named.agency, named.written, "lead-in", quotation, named.agency.rule)

    def _quoted(self, lead_in: Passage, told: Sequence[Named], end: int) -> Quotation:
        """The words of a lead-in from the first body on, to what tells them."""
        return self.reading.document.quote(lead_in, min((each.start for each in told), default=0), end)

    def _members(self, group: Assignment) -> Sequence[Member]:
        """The listed bodies of the kind that the words of a group name; nobody where they count otherwise or name a narrower kind."""
        kind = KINDS_LISTED.decided(group.as_written)
        found: tuple[Member, ...] = {
            "providers": self.providers,
            "trusts": tuple(each for each in self.providers if _TRUST.search(each.agency.label)),
            "commissioners": self.commissioners,
            "all": (*self.commissioners, *self.providers),
        }.get(kind or "", ())
        counted = _COUNTED.search(group.as_written)
        return () if counted and _FIGURES[counted["figure"].lower()] != len(found) else found

    def action_plan(self) -> ActionPlan | None:
        """The plan that the last section requires, due so many working days after the publication, which is when it is received."""
        required = self._required()
        allowed = _WORKING_DAYS.search(required[0].quotation.exact) if required else None
        if allowed is None or self.reading.published is None:
            return None
        days = allowed["days"].lower()
        due = after_working_days(self.reading.published, _DAYS_IN_WORDS.get(days) or int(days))
        return ActionPlan(tuple(each.agency for each in required), due, PLAN_RULE, required[0].quotation)

    def _responsible(self) -> tuple[Assignment, ...]:
        """Of whom the last section requires the action plan; the default where it does not say."""
        return self._required() or (self.reading.owners.default(),)

    def _required(self) -> tuple[Assignment, ...]:
        """Those of whom the action plan is required, each with the whole sentence."""
        lists = self.reading.lists
        for block in self.reading.document.content():
            if not PLAN_REQUIRED.reads(block.text):
                continue
            for sentence in block.passage.sentences():
                for words in PLAN_REQUIRED.readings(sentence.text):
                    if words.form.id == PLAN_OF_THOSE_BEFORE:
                        found = lists.read(sentence.text[: words.start])
                    else:
                        found = lists.read_beginning(sentence.text[words.end :])
                    if found:
                        quotation = self.reading.document.quote(sentence)
                        return tuple(
                            Assignment(n.agency, n.written, "responsible-body", quotation, n.agency.rule) for n in found
                        )
        return ()

    def _listed(self, lines: Sequence[Passage]) -> Iterator[Member]:
        """The bodies of a value of the second page: a name a line, or one list that runs on over the lines' ends, whichever leaves
        fewer names unknown."""
        names = list(whole_names(lines))
        running = [reduce(Passage.joined, lines)] if len(lines) > 1 else []
        read = [(name, self._bodies(name.text)) for name in names]
        as_one = [(name, self._bodies(name.text)) for name in running]
        if as_one and _unknown(as_one) < _unknown(read):
            read = as_one
        for name, bodies in read:
            quotation = self.reading.document.quote(name)
            yield from (Member(each.agency, each.written, quotation) for each in bodies)

    def _bodies(self, words: str) -> list[Named]:
        """The bodies of one line: a list, names side by side without a sign between, or one name."""
        bare = _BRACKET.sub("", words.strip(" .;,"))
        agency: Agency = self.reading.namer.agency(bare)
        if agency.resolution in (Resolution.REGISTER, Resolution.LOCAL):
            return [Named(0, len(bare), bare, agency)]
        found = self.reading.lists.read(words) or self.reading.lists.read_apart(words)
        return found or [Named(0, len(bare), bare, agency)]


def _unknown(read: Sequence[tuple[Passage, Sequence[Named]]]) -> int:
    """How many of the bodies no register and no area knows; a bare place is the end of a name, and no body."""
    known = (Resolution.REGISTER, Resolution.LOCAL)
    return sum(
        each.agency.resolution not in known or (each.agency.kind == AUTHORITY and not _COUNCIL.search(each.written))
        for _, bodies in read
        for each in bodies
    )


def _with_all(words: str, named: Named) -> Named:
    """A body with the "both" or "all" before it, by which its members are counted."""
    both = _ALL_OF_THEM.search(words[: named.start])
    return replace(named, start=both.start(), written=words[both.start() : named.end]) if both else named
