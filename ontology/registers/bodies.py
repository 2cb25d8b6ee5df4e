"""What a register says of one body: its codes, its names through time, its life, and who came after it.

These are plain facts; `ontology.register_tables` reads them from tables and `ontology.organisations` finds them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

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


@dataclass(frozen=True, slots=True)
class Succession:
    """One body that took over. `on` is the first day of the successor's charge where it is known.

    `how` says it in words: "succeeded", or "succeeded in part" where another took the rest.
    """

    key: str
    on: date | None = None
    how: str = "succeeded"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name the same body bore before. `until` is the last day of its use, None where that is not known."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body of the registers.

    `key` names it for good: an authority's GSS code, an NHS body's ODS code, or else a word of our own. `kind` is the
    local name of its class. `gss`, `ods` and `urn` (Ofsted) are today's codes, `other_codes` those it had before.
    `short_names` are acronyms: people look bodies up by them, but they never decide what a name means. `areas` are
    GSS codes of the authorities it serves; `sources` name where the facts are from.
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
        if on is not None:
            ended = [f for f in self.former_names if f.until is not None and on <= f.until]
            if ended:
                return min(ended, key=lambda former: former.until or date.max).name
        return self.name
