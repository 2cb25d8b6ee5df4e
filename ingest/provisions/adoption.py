"""The regional adoption agency that acts for an area: several councils' adoption services in one, by a name that no register has."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.provisions.forms.provider_names import ADOPTION_AGENCIES, ADOPTION_WORK
from ingest.provisions.forms.provision_words import PROVIDES
from ingest.provisions.forms.service_words import NOT_SAID_OF_NOW
from ingest.provisions.said import Said
from ingest.provisions.said_bodies import SaidBodies

SERVICE = "adoption services"
"""What such an agency is for, whatever of it a sentence speaks of."""

_DENIAL_REACH = 60  # characters before its name in which a sentence says that the agency is still to come


def adoption_agencies(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """The agency that a sentence names and says to work for the area."""
    if "doption" not in text or not ADOPTION_WORK.reads(text):
        return
    reading = ADOPTION_AGENCIES.first(text)
    if reading is None or NOT_SAID_OF_NOW.reads(text[max(0, reading.start - _DENIAL_REACH) : reading.start]):
        return
    groups = reading.match.groupdict()
    body = bodies.named(groups.get("after") or groups.get("name") or "")
    if body is not None:
        yield Said(body, PROVIDES, SERVICE)
