"""Which body a name means in one report: the register first, then the bodies that every area has, else as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ingest.facts import Agency, Candidate, Resolution
from ingest.names.local_bodies import LOCAL_KINDS, tail_on
from ontology.folding import fold, slug
from ontology.registers.bodies import MARGIN
from ontology.registers.register import Organisation, Register

_THE_AUTHORITY = re.compile(
    r"^(?:the |its )?(?:local |county |city |borough |unitary |metropolitan )*(?:authority|council)"
    r"(?:['’]?s (?:(?:children['’]?s|adults?['’]?|education|housing) )*(?:social care|services?|social work|social services)(?: services?)?)?$",
    re.IGNORECASE,
)
# Who acts for the authority.
_OFFICER = re.compile(
    r"^(?:the )?(?:(?:interim |acting )?director of (?:children['’]?s|children, .{3,40}) (?:services|families|care)(?: services)?|"
    r"lead (?:cabinet )?member(?: for children.{0,40})?|(?:council|elected) members|councillors|"
    r"chief executive (?:of|for) the (?:council|local authority|county council))$",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"^(?:the )?(?:(?:children['’]?s|adult|education) (?:social care|services|social work)(?: services?)?|"
    r"(?:leaving care|care leavers['’]?|fostering|adoption|early help|emergency duty|virtual school) (?:service|team))$",
    re.IGNORECASE,
)
_POLICE = re.compile(r"^(?:the )?(?:(?:local )?police(?: force| service)?|chief constable)$", re.IGNORECASE)
_GROUP_KINDS: tuple[tuple[str, str], ...] = (("HousingProvider", r"\bhousing\b.*\b(?:providers?|partners?)\b"),)
_NHS = re.compile(r"\bNHS\b")
_LONGEST_ACRONYM = 4  # letters: what is as short means a kind of body only as it is written
_LOCAL_ENDINGS = {
    longer: tuple(
        (one, re.compile(rf"(?:^|(?<=\s))(?:{one.words})$", re.IGNORECASE if longer else 0)) for one in LOCAL_KINDS
    )
    for longer in (False, True)
}
"""What the name of each kind of body ends in, by whether the name is longer than an acronym."""
_NHS_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("PrimaryCareTrust", r"\bPCT\b(?!.*\bProvider)|\bPrimary Care (?:NHS )?Trust\b"),
        ("ClinicalCommissioningGroup", r"\bCCG\b|\bClinical Commissioning Group\b"),
        ("IntegratedCareBoard", r"\bICB\b|\bIntegrated (?:Health and )?Care Board\b"),
        ("NHSFoundationTrust", r"\bFoundation (?:NHS )?Trust\b"),
        ("NHSTrust", r"\b(?:NHS|Hospitals?|Healthcare|Care) [Tt]rust\b|\bAmbulance Service\b"),
        ("NHSBody", r"\bNHS|\bPCT\b|\bPrimary Care\b|\bHealth Authority\b"),
    )
)


GENERIC_RULES = frozenset(
    {"the-authority", "department-of-the-authority", "officer-of-the-authority", "police-of-the-area"}
)
"""Rules for words that name no body by themselves: they say who is meant, but not that a name was used."""

OF_AREA_RULES = GENERIC_RULES | {"body-of-the-area"}
"""Rules for words that mean a body because of the area that the report is about."""


@dataclass(frozen=True, slots=True)
class Locality:
    """Where and when a report speaks: what its names mean depends on it."""

    area: Organisation
    on: date | None


class Namer:
    """Resolves the names of one report."""

    def __init__(self, register: Register, place: Locality) -> None:
        self.register = register
        self.place = place
        self._known: dict[str, Agency] = {}
        self.short_forms: dict[str, Agency] = {}  # acronyms that this report itself defines

    @cached_property
    def authority(self) -> Agency:
        """The inspected authority."""
        area = self.place.area
        return registered(area, "inspected-authority", f"the report is about {area.name}")

    def agency(self, written: str) -> Agency:
        """The body that a name means; always an answer, whose resolution says how sure it is."""
        bare = re.sub(r"\s+", " ", written).strip(" ,;:.")
        if bare not in self._known:
            self._known[bare] = self._resolve(bare)
        return self._known[bare]

    def known(self, written: str) -> Agency | None:
        """The body that a name means, if a register or the report itself knows it."""
        agency = self.agency(written)
        return agency if agency.resolution in (Resolution.REGISTER, Resolution.LOCAL) else None

    def group(self, written: str) -> Agency:
        """A collective that the report addresses without a list of its members."""
        bare = re.sub(r"^(?:the|its|their|all|other|any)\s+", "", written.strip(" ,;:."), flags=re.IGNORECASE)
        kind = next((kind for kind, words in _GROUP_KINDS if re.search(words, bare, re.IGNORECASE)), "AgencyGroup")
        return Agency(
            self._local_key(slug(bare)), kind, written, Resolution.GROUP, "collective",
            f"“{written}” is a collective whose members the report does not list", self._candidates(written),
        )  # fmt: skip

    def _resolve(self, written: str) -> Agency:
        if written in self.short_forms:
            return self.short_forms[written]
        if _THE_AUTHORITY.match(written):
            return registered(self.place.area, "the-authority", f"“{written}” is the inspected authority")
        if _DEPARTMENT.match(written):
            return registered(
                self.place.area, "department-of-the-authority", f"“{written}” is a part of the inspected authority"
            )
        if _OFFICER.match(written):
            return registered(
                self.place.area, "officer-of-the-authority", f"“{written}” acts for the inspected authority"
            )
        if _POLICE.match(written):
            forces = self.register.serving(self.place.area, {"PoliceForce"}, self.place.on)
            if len(forces) == 1:
                return registered(
                    forces[0],
                    "police-of-the-area",
                    f"{forces[0].name} is the one force that serves {self.place.area.name}",
                )
        resolved = self.register.resolve(written, on=self.place.on, area=self.place.area)
        if resolved.organisation is not None:
            return registered(resolved.organisation, str(resolved.rule), resolved.reason)
        local = self._local(written)
        if local is not None:
            return local
        candidates = tuple(Candidate(c.tail, c.name) for c in resolved.candidates)
        return Agency(
            self._local_key(slug(written)),
            kind_of(written),
            written,
            Resolution.AS_WRITTEN,
            str(resolved.rule),
            resolved.reason,
            candidates,
        )

    def _candidates(self, written: str) -> tuple[Candidate, ...]:
        """Bodies of the register that stand in a collective's name: what it is not, and may lead to."""
        resolved = self.register.resolve(written, on=self.place.on, area=self.place.area)
        return tuple(Candidate(c.tail, c.name) for c in resolved.candidates)

    def _local(self, written: str) -> Agency | None:
        """A board, panel or partnership: of this area, or of the one that its name names."""
        if _NHS.search(written):
            return None
        for one, ending in _LOCAL_ENDINGS[len(written) > _LONGEST_ACRONYM]:
            match = ending.search(written)
            area = self._area_before(written[: match.start()]) if match else None
            if area is None:
                continue
            listed = self._listed(match.group() if match else written, one.kind, area)
            if listed is not None:
                return registered(listed, "body-of-the-area", f"{listed.name} is the body of that kind of {area.name}")
            if not one.listed:
                label = re.sub(r"^the\s+", "", written, flags=re.IGNORECASE)
                reason = f"“{written}” is the {kind_in_words(one.kind)} of {area.name}"
                return Agency(
                    f"agency/{area.key}/{tail_on(one, self.place.on)}",
                    one.kind,
                    label,
                    Resolution.LOCAL,
                    "body-of-the-area",
                    reason,
                )
        return None

    def _listed(self, written: str, kind: str, area: Organisation) -> Organisation | None:
        """The register's entry for a body of the area that is named here without its place, or without all its places."""
        bare = re.sub(r"^(?:the\s+)?(?:local\s+)?", "", written, flags=re.IGNORECASE)
        bare = re.sub(
            r"(?:\b[A-Z]{0,4}SCB|\bSafeguarding Board)$", "Safeguarding Children Board", bare, flags=re.IGNORECASE
        )
        bare = re.sub(r"\bSafeguarding Partnership$", "Safeguarding Children Partnership", bare, flags=re.IGNORECASE)
        bare = re.sub(r"(?<=\bTrust)(?P<partnership> Partnership)?(?: Executive| Board)+$", r"\g<partnership>", bare)
        for place in area.names:
            resolved = self.register.resolve(f"{place} {bare}", on=self.place.on, area=area)
            if resolved.organisation is not None:
                return resolved.organisation
        serving = self.register.serving(area, {kind, "PartnerAgency"}, self.place.on)
        ending = [body for body in serving if any(_ends_in(name, bare) for name in body.names)]
        return ending[0] if len(ending) == 1 else None

    def _area_before(self, words: str) -> Organisation | None:
        """Whose body it is by the words before its own: this area's, or the one they name whole; None for other words."""
        bare = re.sub(
            r"^(?:the\s+)?(?:local\s+|multi-agency\s+|joint\s+)*", "", f"{words.strip()} ", flags=re.IGNORECASE
        ).strip()
        bare = re.sub(r"['’]s?$", "", bare)
        if not bare:
            return self.place.area
        named = self.register.authority(bare, self.place.on)
        return named if named is not None and named.alive(self.place.on, MARGIN) else None

    def _local_key(self, tail: str) -> str:
        return f"agency/{self.place.area.key}/{tail or 'unnamed'}"


def _ends_in(name: str, words: str) -> bool:
    """Whether a body's name is some place, or several, and then these words."""
    return fold(name).endswith(f" {fold(words)}")


def registered(organisation: Organisation, rule: str, reason: str) -> Agency:
    """An entry of the register as the report's agency."""
    return Agency(organisation.tail, organisation.kind, organisation.name, Resolution.REGISTER, rule, reason)


def kind_of(written: str) -> str:
    """The class that a name's own words claim."""
    for kind, words in _NHS_KINDS:
        if words.search(written):
            return kind
    if re.search(r"\b(?:Police|Constabulary)\b", written):
        return "PoliceForce"
    if re.search(r"\b(?:Board|Partnership|Alliance)$", written):
        return "Partnership"
    return "PartnerAgency"


def kind_in_words(kind: str) -> str:
    """`SafeguardingBoard` as "safeguarding board"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
