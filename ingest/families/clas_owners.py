"""Whose the recommendations of a review of health services are: told by the lead-in of their group, by name or as one of a kind.

"All provider trusts should" tells a group whose members the second page lists. What names nobody is for those of whom the last section
requires the action plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.asks.forms.kinds_listed import KINDS_LISTED, PLAN_REQUIRED
from ingest.asks.forms.told import DUTIES
from ingest.asks.grouped_lists import GroupedList, ItemGroup
from ingest.asks.members import Member, with_members
from ingest.dates import after_working_days
from ingest.documents.document import Passage
from ingest.facts import ActionPlan, Agency, Assignment, Recommendation, Resolution, ServiceProvision, Shortfall
from ingest.families import clas_title
from ingest.families.clas_title import TitlePage, whole_names
from ingest.families.reading_context import Reading
from ingest.names.name_lists import Named

MEMBER_RULE = "listed-on-the-title-page"
"""By which a body is a member of a group that is told: the second page lists it under the kind that the group is of."""

PLAN_RULE = "counted-from-publication"
"""By which the day of an action plan is known: the days run from receipt, which no report prints."""

_WORKING_DAYS = re.compile(r"\bwithin\s+(?P<days>\d{1,3})\s+working\s+days\b", re.IGNORECASE)
_SERVICE = "health services"  # what the second page is about, in its own words: "The role of health services in …"
_FIGURES = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(rf"\b(?P<figure>{'|'.join(_FIGURES)})\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)\s*$")
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
        named = self.reading.owners.leading_in(group.lead_in) or tuple(self._apart(group.lead_in))
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

    def _apart(self, lead_in: Passage) -> Iterator[Assignment]:
        """The bodies of a lead-in that are not all known: those are kept as written, beside the others."""
        duty = next(DUTIES.readings(lead_in.text), None)
        words = lead_in.text[: duty.start if duty else len(lead_in.text)].rstrip(" :")
        quotation = self.reading.document.quote(lead_in)
        for named in self.reading.lists.read_apart(words) or ():
            yield Assignment(named.agency, named.written, "lead-in", quotation, named.agency.rule)

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
        due = after_working_days(self.reading.published, int(allowed["days"]))
        return ActionPlan(tuple(each.agency for each in required), due, PLAN_RULE, required[0].quotation)

    def _responsible(self) -> tuple[Assignment, ...]:
        """Of whom the last section requires the action plan; the default where it does not say."""
        return self._required() or (self.reading.owners.default(),)

    def _required(self) -> tuple[Assignment, ...]:
        """Those of whom the action plan is required, each with the whole sentence."""
        for block in self.reading.document.content():
            for words in PLAN_REQUIRED.readings(block.text):
                found = self.reading.lists.read_beginning(block.text[words.end :]) or ()
                if found:
                    sentence = next(s for s in block.passage.sentences() if PLAN_REQUIRED.reads(s.text))
                    quotation = self.reading.document.quote(sentence)
                    return tuple(
                        Assignment(n.agency, n.written, "responsible-body", quotation, n.agency.rule) for n in found
                    )
        return ()

    def _listed(self, lines: Sequence[Passage]) -> Iterator[Member]:
        """The bodies of a value of the second page."""
        for name in whole_names(lines):
            quotation = self.reading.document.quote(name)
            for each in self._bodies(name.text):
                yield Member(each.agency, each.written, quotation)

    def _bodies(self, words: str) -> list[Named]:
        """The bodies of one line: a list, names side by side without a sign between, or one name."""
        bare = _BRACKET.sub("", words.strip(" .;,"))
        agency: Agency = self.reading.namer.agency(bare)
        if agency.resolution in (Resolution.REGISTER, Resolution.LOCAL):
            return [Named(0, len(bare), bare, agency)]
        found = self.reading.lists.read(words) or self.reading.lists.read_apart(words)
        return found or [Named(0, len(bare), bare, agency)]
