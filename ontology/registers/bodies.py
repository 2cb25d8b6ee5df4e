"""What a register says of one body: its codes, its names through time, its life, and who came after it.

These are plain facts; `ontology.register_tables` reads them from tables and `ontology.organisations` finds them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

AUTHORITY = "Authority"
NHS_TRUST_KINDS = frozenset({"NHSTrust", "NHSFoundationTrust"})
COMMISSIONER_KINDS = frozenset(
    {"NHSCommissioner", "PrimaryCareTrust", "ClinicalCommissioningGroup", "IntegratedCareBoard"}
)
KINDS = (
    frozenset(
        {
            AUTHORITY,
            "PartnerAgency",
            "NHSBody",
            "PoliceForce",
            "SafeguardingBoard",
            "ProbationService",
            "YouthOffendingService",
            "ChildDeathOverviewPanel",
            "HousingProvider",
            "VoluntaryOrganisation",
            "Partnership",
            "AgencyGroup",
            "Inspectorate",
        }
    )
    | NHS_TRUST_KINDS
    | COMMISSIONER_KINDS
)
"""The local names of the classes of the ontology that a register may hold."""

MARGIN = timedelta(days=366)
"""How far after its end a body may still be meant: reports go on naming one that has just ended; codes and names lag by
about a year."""

FORETOLD = timedelta(days=124)
"""How far before its founding a body may be meant: names are meant at the day of the inspection, and its report, which may
come out four months later, calls a body that was founded in between by its new name."""


class SuccessionKind(StrEnum):
    """How much of a body's charge passed on: notations of the scheme `remit:successionKinds`, which has changes of name as well."""

    WHOLE = "whole"
    IN_PART = "in-part"


@dataclass(frozen=True, slots=True)
class Succession:
    """One body that took over. `on` is the first day of the successor's charge where it is known.

    `part` says in words what it took, empty where it took all or the words are not known. `sources` say who tells of it.
    """

    key: str
    on: date | None = None
    kind: SuccessionKind = SuccessionKind.WHOLE
    part: str = ""
    sources: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """The kind in words, with what passed where it is known."""
        if self.kind is SuccessionKind.WHOLE:
            return "succeeded"
        return f"succeeded in part ({self.part})" if self.part else "succeeded in part"


@dataclass(frozen=True, slots=True)
class FormerCode:
    """A code the same body had before. `until` is the last day of its use, None where that is not known."""

    code: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name the same body bore before. `until` is the last day of its use, None where that is not known.

    `said` is that day as far as it is known, 2013-01 or 2013 where only month or year is: `until` is then the end of it.
    """

    name: str
    until: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body of the registers.

    `key` names it for good: an authority's GSS code, an NHS body's ODS code, or else a word of our own. `kind` is the
    local name of its class. `gss`, `ods` and `urn` (Ofsted) are today's codes, `other_codes` those it had before.
    `short_names` are acronyms: people look bodies up by them, but they never decide what a name means. `areas` are
    keys of the authorities it serves; `sources` name where the facts are from. `without_heir` is the reason why nobody
    took over from a body that ended. An authority's key is the code by which it came into the registers: a boundary that
    moves gives the council another code and leaves it the body it was.
    """

    key: str
    kind: str
    name: str
    other_names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    gss: str | None = None
    ods: str | None = None
    urn: str | None = None
    founded: date | None = None
    dissolved: date | None = None
    successors: tuple[Succession, ...] = ()
    areas: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None
    former_names: tuple[FormerName, ...] = ()
    other_codes: tuple[str, ...] = ()
    former_gss: tuple[FormerCode, ...] = ()
    without_heir: str | None = None

    @property
    def tail(self) -> str:
        """The tail of its IRI: `authority/E10000015`, `organisation/RWH`."""
        return f"{'authority' if self.kind == AUTHORITY else 'organisation'}/{self.key}"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it bears or bore, without the acronyms; the official name of today first."""
        return (self.name, *self.other_names, *(former.name for former in self.former_names))

    def alive(self, on: date | None, margin: timedelta = timedelta(0)) -> bool:
        """Whether it existed that day, or ended no longer before than `margin`; with one, it may also be about to be founded.

        A date that is not known never excludes.
        """
        if on is None:
            return True
        born = self.founded is None or self.founded - min(margin, FORETOLD) <= on
        return born and (self.dissolved is None or on <= self.dissolved + margin)

    def unborn(self, on: date | None) -> bool:
        """Whether a text of that day is too early to speak of it."""
        return on is not None and self.founded is not None and on < self.founded - FORETOLD

    def name_on(self, on: date | None) -> str:
        """Its official name that day: the former name that ended soonest after it, or today's."""
        return next((dated.name for dated in self.dated_names if dated.borne(on)), self.name) if on else self.name

    @property
    def dated_names(self) -> tuple[OfficialName, ...]:
        """The official names whose time is known, the first one first: each begins the day after the one before it ended.

        A name that is known to be a former one, and not until when, is none of them.
        """
        names: list[OfficialName] = []
        since = ""
        for until, said, name in sorted(
            (f.until, f.said or f.until.isoformat(), f.name) for f in self.former_names if f.until
        ):
            names.append(OfficialName(name, since, said, until))
            since = (until + timedelta(days=1)).isoformat() if len(said) == WHOLE_DATE else said
        return (*names, OfficialName(self.name, since))


WHOLE_DATE = len("2013-04-01")
"""Characters of a date that is known to the day."""


@dataclass(frozen=True, slots=True)
class OfficialName:
    """An official name with the first and the last day of its use, as far as they are known, empty where it is open on that side.

    `last` is the last day on which it may have been in use, None for today's name.
    """

    name: str
    since: str = ""
    until: str = ""
    last: date | None = None

    def borne(self, on: date) -> bool:
        """Whether it was the name that day, among names of which those that ended before it have been looked at."""
        return self.last is None or on <= self.last
