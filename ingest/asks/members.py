"""The members of a group that is told something, where the report itself says who they are.

"All provider trusts should …" is told to a group; a title page that lists the providers says of whom. What the group is told falls to
each of its members, on two quotations: the words that tell the group, and those by which the body is one of it. Every family that knows
members by its report's own words makes its owners so; a group whose members nothing names stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.facts import Agency, Assignment, Quotation, Resolution
from ontology.bases import MEMBER


@dataclass(frozen=True, slots=True)
class Member:
    """A body of a group: as the report names it, and the words by which it is one."""

    agency: Agency
    as_written: str
    quotation: Quotation


def with_members(
    owners: Iterable[Assignment], members: Callable[[Assignment], Sequence[Member]], rule: str
) -> tuple[Assignment, ...]:
    """The owners, and behind them the members of every group among them; one who is told already is not told again as a member.

    `members`: who is of a group, for its assignment, nobody where nothing says; `rule` names how that is known.
    """
    told = {owner.agency.key: owner for owner in owners}
    for group in tuple(told.values()):
        if group.agency.resolution is Resolution.GROUP:
            for each in members(group):
                told.setdefault(each.agency.key, _of_group(group, each, rule))
    return tuple(told.values())


def _of_group(group: Assignment, member: Member, rule: str) -> Assignment:
    return Assignment(member.agency, member.as_written, MEMBER, group.quotation, rule, grounds=member.quotation)
