"""The departments of hospitals, by their trusts: "the emergency department at Marl Vale NHS Trust" tells who provides it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.provisions.forms.provider_names import DEPARTMENTS
from ingest.provisions.forms.provision_words import PROVIDES
from ingest.provisions.said import Said
from ingest.provisions.said_bodies import SaidBodies

_TRUSTS = frozenset({"NHSTrust", "NHSFoundationTrust"})
"""The kinds of bodies that run such departments; a hospital that no register has may be any trust's."""

_GONE_OR_TO_COME = re.compile(r"\b(?:clos(?:ed|ing|ure)|former|previous|new|planned|proposed|no)\b[^,;]{0,25}$")
_POSSESSIVE = re.compile(r"[’']s?$")


def departments(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """Each department that a sentence names together with its trust."""
    for reading in DEPARTMENTS.readings(text):
        body = bodies.named(_POSSESSIVE.sub("", reading.match["body"]))
        if (
            body is not None
            and body.registered
            and body.agency.kind in _TRUSTS
            and not _GONE_OR_TO_COME.search(text[: reading.start])
        ):
            yield Said(body, PROVIDES, reading.match["service"])
