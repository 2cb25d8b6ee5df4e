"""The names of NHS trusts in the spellings that writers give them.

A trust is recognised by the words that are distinctive of it, in their order. Titles come and go (University, Teaching,
Hospital), and so do "NHS" and "Foundation"; but where nothing distinctive is left than the name of a place, only the
title as the trust bears it will do: a "Birmingham NHS Trust" may be any of the trusts there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ontology.registers.answers import Resolved, Rule, alive_among, count_of, one_among, unsettled
from ontology.registers.bodies import MARGIN, NHS_TRUST_KINDS, Organisation
from ontology.registers.spelling import TrustForm, trust_form, words_of

_NO_HOSPITAL = frozenset({"mental", "community", "ambulance", "partnership"})
"""What the names of trusts say that are no hospital trusts."""

_GENERIC = frozenset({"health", "healthcare", "service", "care", "community", "mental", "partnership", "nhs"})
"""Words that beside a place's name may mean any health service there."""


@dataclass(frozen=True, slots=True)
class _Trust:
    """A trust's name taken apart."""

    organisation: Organisation
    form: TrustForm
    name: str


class TrustNames:
    """NHS trusts by what is distinctive of their names."""

    def __init__(self, organisations: Iterable[Organisation], is_place: Callable[[tuple[str, ...]], bool]) -> None:
        """Index the trusts among `organisations`; `is_place` tells whether words are only the name of a place."""
        self._is_place = is_place
        self._by_core: dict[tuple[str, ...], list[_Trust]] = defaultdict(list)
        for organisation in organisations:
            if organisation.kind in NHS_TRUST_KINDS:
                for name in organisation.names:
                    if form := trust_form(name):
                        self._by_core[form.core].append(_Trust(organisation, form, name))

    def resolve(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """Which trust `text` means by another spelling; None where it is not the name of a trust."""
        form = trust_form(text)
        if form is None:
            return None
        nearest, near = self._nearest_names(form, on), self._near(form, on)
        objections = {trust: self._objection(form, trust, near) for trust in nearest}
        fitting = [trust for trust in nearest if objections[trust] is None]
        closest = min((len(trust.form.soft ^ form.soft) for trust in fitting), default=0)
        bodies = {t.organisation: t.name for t in fitting if len(t.form.soft ^ form.soft) == closest}
        found = one_among(bodies, on, area)
        if found is not None:
            differs = f"“{text}” differs from “{bodies[found]}” only in spelling, titles or form"
            reason = f"{differs}, and no other trust of the time does."
            return Resolved(found, Rule.SPELLING, reason, spelling=bodies[found])
        if fitting:
            reason = f"{count_of(len(bodies)).capitalize()} trusts of the time may be called “{text}”."
            return unsettled(Rule.AMBIGUOUS, reason, bodies)
        why = next((f": {said}" for said in objections.values()), "")
        candidates = [*(trust.organisation for trust in nearest), *near]
        return unsettled(Rule.NO_ENTRY, f"No trust of the time is called “{text}”{why}.", candidates)

    def resolve_without_the_word(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """Which trust `text` means where it leaves "NHS Trust" out: "East of England Ambulance Service"."""
        words = words_of(text)
        if "trust" in words or words[-1] == "hospital":  # a hospital is a site, not the trust that runs it
            return None
        form = trust_form(f"{text} NHS Trust")
        if form is None:
            return None
        same = [trust.organisation for trust in self._by_core.get(form.core, []) if trust.form.soft == form.soft]
        found = one_among(alive_among(same, on), on, area)
        if found is None:
            return None
        telling = tuple(word for word in form.core if word not in _GENERIC)
        named = len(telling) < len(form.core) and not self._is_place(telling)
        if named or "ambulance" in form.core:
            reason = f"“{text}” is {found.name} without the words NHS Trust."
            return Resolved(found, Rule.TRUST_LEFT_OUT, reason, spelling=found.name)
        reason = f"“{text}” lacks the word trust, and may mean other things than {found.name}."
        return unsettled(Rule.NO_ENTRY, reason, [found])

    def _nearest_names(self, form: TrustForm, on: date | None) -> list[_Trust]:
        """Of each trust of the time with these distinctive words, the name whose titles are nearest the written ones."""
        same = [trust for trust in self._by_core.get(form.core, []) if trust.organisation.alive(on, MARGIN)]
        nearest: dict[Organisation, _Trust] = {}
        for trust in sorted(same, key=lambda trust: len(trust.form.soft ^ form.soft)):
            nearest.setdefault(trust.organisation, trust)
        return list(nearest.values())

    def _objection(self, form: TrustForm, trust: _Trust, near: list[Organisation]) -> str | None:
        """Why a name of the same distinctive words is yet not the written one, or None where it is; `near` are all the
        trusts whose names hold those words.
        """
        body = trust.organisation
        words = {word for name in body.names for word in words_of(name)}
        if form.foundation and "foundation" not in words:
            return f"{body.name} never was a foundation trust"
        differing = form.soft ^ trust.form.soft
        bare = self._is_place(form.core)
        if bare and differing:
            titles = " and ".join(sorted(differing))
            return f"apart from {titles} the name of {body.name} is only the place's"
        if bare and not form.health:
            return "the name is a place's and says nothing of health"
        if "hospital" in differing and any(other != body for other in near):
            return f"without the word hospital {body.name} is not the only trust with these words in its name"
        if "hospital" in form.soft - trust.form.soft and not _NO_HOSPITAL.isdisjoint(words):
            return f"{body.name} is no hospital trust"
        return None

    def _near(self, form: TrustForm, on: date | None) -> list[Organisation]:
        """The trusts of the time whose names hold every distinctive word of the written one, the shortest first."""
        near: dict[Organisation, int] = {}
        for core, trusts in self._by_core.items():
            if set(form.core) <= set(core):
                for trust in trusts:
                    body = trust.organisation
                    if body.alive(on, MARGIN) and (not form.foundation or body.kind == "NHSFoundationTrust"):
                        near[body] = min(len(core), near.get(body, len(core)))
        return sorted(near, key=lambda body: (near[body], body.key))
