"""The members of the groups that a report's recommendations tell: by what it says who provides and commissions, or by a column beside the item.

"NHS providers of accident and emergency services" are those of whom the report says that they provide acute hospital services; "Leaders across
the partnership" are the council and the integrated care board that it says plan and commission for the area. What the words do not carry stays
open, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.asks.forms.group_words import (
    COMMISSIONERS,
    GROUPS_MEAN,
    HEALTH_BODIES,
    HEALTH_COMMISSIONERS,
    HEALTH_PROVIDERS,
    NO_KIND,
    PARTNERS_OF_THE_AREA,
    TOLD_BEFORE_A_COLUMN,
)
from ingest.asks.members import Member
from ingest.facts import (
    Assignment,
    Mention,
    Quotation,
    Recommendation,
    Resolution,
    ServiceProvision,
    StatementOfAction,
)
from ingest.provisions.forms.provision_words import COMMISSIONS, PROVIDES
from ontology.bases import MEMBER
from ontology.schemes import Schemes
from ontology.service_names import covers, services_named
from ontology.terms import concept

BY_PROVISION, BY_COLUMN, BY_NAME = "member-by-provision", "member-by-column", "member-by-name"
"""The rules: the report says what the body provides or commissions; a column names who is responsible; the report names the health body."""

_RESPONSIBLE = "responsible-body"
_NHS_COMMISSIONERS = frozenset(
    {"PrimaryCareTrust", "ClinicalCommissioningGroup", "IntegratedCareBoard", "NHSCommissioner"}
)
_NHS_PROVIDERS = frozenset({"NHSTrust", "NHSFoundationTrust", "NHSBody", "AmbulanceService", "CommunityProvider"})
# "providers of out of hours care" are not all providers, though the scheme has no such service
_OF_A_SERVICE = re.compile(r"\bproviders?\s+of\s+(?!(?:NHS|health)(?:care)?\b)", re.IGNORECASE)
_IN_A_PLACE = re.compile(r"^health\s+providers\s+(?:in|across|within)\s+[A-Z]", re.IGNORECASE)
_PLANNING = re.compile(r"\bresponsible\s+for\b", re.IGNORECASE)
_OF_THE_AREA = re.compile(r"\bSEND\b|special\s+educational\s+needs")
_HEALTH, _SEND = concept("services", "health"), concept("services", "send")
_ROLES = {
    PARTNERS_OF_THE_AREA: (COMMISSIONS,),
    COMMISSIONERS: (COMMISSIONS,),
    HEALTH_COMMISSIONERS: (COMMISSIONS,),
    HEALTH_PROVIDERS: (PROVIDES,),
    HEALTH_BODIES: (COMMISSIONS, PROVIDES),
}
_WHY = {
    PARTNERS_OF_THE_AREA: "its members by the report are those that plan and commission; who else is of the partnership it does not say",
    COMMISSIONERS: "those are meant that the report says commission; it does not say that they are all",
    HEALTH_COMMISSIONERS: "those are meant that the report says commission health services; it does not say that they are all",
    HEALTH_PROVIDERS: "those are meant that the report says provide the services, or names; it does not say that they are all",
    HEALTH_BODIES: "those are meant that the report says provide or commission health services, or names; it does not say that they are all",
}
_NOBODY = {
    PARTNERS_OF_THE_AREA: "the report does not say who plans and commissions services for the area together",
    COMMISSIONERS: "the report does not say who commissions",
    HEALTH_COMMISSIONERS: "the report does not say who commissions health services",
    HEALTH_PROVIDERS: "the report does not say who provides these services",
    HEALTH_BODIES: "the report does not say who provides or commissions health services",
    NO_KIND: "the words do not say of which kind its members are, nor what they do",
}


@dataclass(frozen=True, slots=True)
class BodiesSaid:
    """What one report says of bodies: who provides and commissions what, and whom it names."""

    provisions: Sequence[ServiceProvision]
    mentions: Sequence[Mention]
    schemes: Schemes


def with_groups(asked: Sequence[Recommendation], known: BodiesSaid) -> tuple[Recommendation, ...]:
    """The recommendations, each group among their owners followed by its members, or saying why it has none that are known."""
    return tuple(replace(each, assignments=tuple(_resolved(each, known))) for each in asked)


def with_contributors(statement: StatementOfAction, known: BodiesSaid) -> StatementOfAction:
    """The statement of action, its contributors resolved likewise."""
    return replace(statement, contributors=tuple(_with_members(statement.contributors, known)))


def _resolved(asked: Recommendation, known: BodiesSaid) -> Iterator[Assignment]:
    yield from _with_members(asked.assignments, known)
    if all(owner.basis != MEMBER for owner in asked.assignments):
        yield from _by_column(asked)


def _with_members(owners: Sequence[Assignment], known: BodiesSaid) -> Iterator[Assignment]:
    """Those told, each group followed by its members."""
    if any(owner.basis == MEMBER for owner in owners):
        yield from owners  # a family that lists its members has told them already
        return
    told: dict[str, Assignment] = {}
    for owner in owners:
        if not _is_group(owner):
            yield owner
            continue
        means = GROUPS_MEAN.decided(" ".join(owner.as_written.split())) or NO_KIND
        members, rule = _members(means, owner.as_written, known)
        if members:
            yield replace(owner, open_because=_WHY[means])
        else:
            roles, services = _sought(means, owner.as_written, known.schemes)
            yield replace(owner, open_because=_NOBODY[means], sought_roles=roles, sought_services=services)
        for member in members:
            if member.agency.key not in told:
                told[member.agency.key] = Assignment(
                    member.agency, member.as_written, MEMBER, owner.quotation, rule[member.agency.key], member.quotation
                )
    yield from told.values()  # behind all who are told by name: one of them may be of the group besides


def _sought(means: str, words: str, schemes: Schemes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom to look for in other reports of the area: those of which roles, and for which services; nobody where the words do not say."""
    roles = _ROLES.get(means)
    if roles is None:
        return (), ()
    if means in (PARTNERS_OF_THE_AREA, COMMISSIONERS):
        return roles, (_SEND,)
    services = services_named(schemes, words)
    if not services and _OF_A_SERVICE.search(words):
        return (), ()
    return roles, services or (_HEALTH,)


def _is_group(owner: Assignment) -> bool:
    """Whether a group is told by words, as a collective or as the partnership of the local area."""
    if owner.basis == "default":
        return False
    return owner.agency.resolution is Resolution.GROUP or owner.agency.key.endswith("/local-area-partnership")


def _by_column(asked: Recommendation) -> Iterator[Assignment]:
    """Of a group with which an item begins, beside a column that says who is responsible: those bodies."""
    responsible = [
        o
        for o in asked.assignments
        if o.basis == _RESPONSIBLE and o.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL)
    ]
    begins = TOLD_BEFORE_A_COLUMN.first(asked.quotation.exact) if responsible else None
    if begins is None:
        return
    end = begins.match.end("group")
    quoted = asked.quotation
    words = Quotation(quoted.exact[:end], quoted.start, quoted.start + end, quoted.page)
    for owner in responsible:
        yield Assignment(owner.agency, owner.as_written, MEMBER, words, BY_COLUMN, owner.quotation)


def _members(means: str, words: str, known: BodiesSaid) -> tuple[list[Member], dict[str, str]]:
    """The members that a group's words mean, and by which rule each is one."""
    found = {p.agency.key: (p, BY_PROVISION) for p in reversed(list(_provisions(means, words, known)))}
    members = {key: Member(p.agency, p.as_written, p.quotation) for key, (p, _) in reversed(found.items())}
    rules = dict.fromkeys(members, BY_PROVISION)
    kinds = _kinds_by_name(means, words, known.schemes)
    if kinds:
        for mention in known.mentions:
            if mention.agency.resolution is Resolution.REGISTER and mention.agency.kind in kinds:
                members.setdefault(mention.agency.key, Member(mention.agency, mention.spellings[0], mention.quotation))
                rules.setdefault(mention.agency.key, BY_NAME)
    return list(members.values()), rules


def _kinds_by_name(means: str, words: str, schemes: Schemes) -> frozenset[str]:
    """Of which kinds whoever the report names is of a group: of "health partners" every body of the NHS, of "health providers in Marlshire",
    where no service is named, those that provide.
    """
    if means == HEALTH_BODIES and "partners" in words:
        return _NHS_COMMISSIONERS | _NHS_PROVIDERS
    if means == HEALTH_PROVIDERS and _IN_A_PLACE.search(words) and not services_named(schemes, words):
        return _NHS_PROVIDERS
    return frozenset()


def _provisions(means: str, words: str, known: BodiesSaid) -> Iterator[ServiceProvision]:
    """The sentences on who provides or commissions what by which bodies are of a group."""
    services = services_named(known.schemes, words)
    for each in known.provisions:
        if each.agency.resolution is Resolution.GROUP or each.agency.key.endswith("/local-area-partnership"):
            continue
        commissions, provides = each.role == COMMISSIONS, each.role == PROVIDES
        of_health_commissioner = commissions and each.agency.kind in _NHS_COMMISSIONERS
        of_health_provider = provides and each.agency.kind in _NHS_PROVIDERS | _NHS_COMMISSIONERS
        fits = {
            PARTNERS_OF_THE_AREA: commissions and _is_for_the_area(each),
            COMMISSIONERS: commissions and _is_for_the_area(each),
            HEALTH_COMMISSIONERS: of_health_commissioner,
            HEALTH_PROVIDERS: of_health_provider
            and (services or not _OF_A_SERVICE.search(words))
            and _of_services(each, services, known.schemes),
            HEALTH_BODIES: of_health_commissioner or of_health_provider,
        }
        if fits.get(means, False):
            yield each


def _is_for_the_area(provision: ServiceProvision) -> bool:
    """Whether a body is said to plan and commission for all children with special educational needs of the area."""
    return bool(_PLANNING.search(provision.quotation.exact) and _OF_THE_AREA.search(provision.quotation.exact))


def _of_services(provision: ServiceProvision, wanted: Sequence[str], schemes: Schemes) -> bool:
    """Whether a provision is of one of the services that a group's words name, or of a wider one; of any where they name none.

    "Health services" say of no service in particular that a body provides it.
    """
    given = [one for one in services_named(schemes, provision.service) if one != _HEALTH]
    return not set(wanted) - {_HEALTH} or any(covers(schemes, one, other) for one in given for other in wanted)
