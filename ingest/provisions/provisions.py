"""Who provides or commissions what, out of a report's sentences and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import find_date, find_period, partial
from ingest.documents.document import BlockKind, Document, Passage
from ingest.facts import PartialDate, ServiceProvision
from ingest.forms.telling_words import RarePattern
from ingest.names.name_lists import AgencyLists
from ingest.provisions.adoption import adoption_agencies
from ingest.provisions.bodies_first import bodies_first
from ingest.provisions.departments import departments
from ingest.provisions.forms.provider_names import DEPARTMENTS, OWN_PROJECTS
from ingest.provisions.lists_of_services import listed_services
from ingest.provisions.said import Said
from ingest.provisions.said_bodies import SaidBodies
from ingest.provisions.services_first import services_first

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET})
_MAY_SAY = RarePattern(
    r"\b(?:provid|deliver|helped\s+by|(?:re-?)?commission|purchased|contract|outsourced|bought\s+in|carried\s+out|undertaken|conducted|completed|"
    r"operate|managed|host|runs?\b|given|offered|responsib|adoption\s+a(?:gency|lliance))",
    ignore_case=True,
)
_SINCE = re.compile(r"\b(?:[Ss]ince|From|On|In)\s+(?P<date>[\w ]{0,14}\b(?:19|20)\d\d)\b")


class ProvisionReader:
    """Reads one report's sentences."""

    def __init__(self, document: Document, lists: AgencyLists) -> None:
        self.document = document
        self.bodies = SaidBodies(document, lists)

    def provisions(self) -> tuple[ServiceProvision, ...]:
        """Each agency, service and role that the report's sentences and lists say, once."""
        found: dict[tuple[str, str, str], ServiceProvision] = {}
        for words, one in (*self._sentences(), *listed_services(list(self.document.content()), self.bodies)):
            key = (one.body.agency.key, one.service.casefold(), one.role)
            if key not in found:
                found[key] = ServiceProvision(
                    one.body.agency,
                    one.body.written,
                    one.service,
                    one.role,
                    self.document.quote(words),
                    _since(words.text),
                )
        return tuple(found.values())

    def _sentences(self) -> Iterator[tuple[Passage, Said]]:
        for block in self.document.content():
            if block.kind in _FLOWING and _may_say(block.text):
                for sentence in block.passage.sentences():
                    text = re.sub(r"\s", " ", sentence.text)
                    if not _may_say(text):
                        continue
                    found = [
                        each
                        for reader in (services_first, bodies_first, departments)
                        for each in reader(text, self.bodies)
                    ]
                    known = {one.body.agency.key for one in found}
                    found += [one for one in adoption_agencies(text, self.bodies) if one.body.agency.key not in known]
                    yield from ((sentence, one) for one in found)


def _may_say(text: str) -> bool:
    return bool(_MAY_SAY.search(text)) or OWN_PROJECTS.reads(text) or DEPARTMENTS.reads(text)


def _since(text: str) -> PartialDate | None:
    """The day, month or year since when a sentence says that it is so."""
    said = _SINCE.search(text)
    if said is None:
        return None
    day = find_date(said["date"])
    if day is not None:
        return partial(day[0])
    period = find_period(said["date"])
    return period[0] if period else None


def provisions(document: Document, lists: AgencyLists) -> tuple[ServiceProvision, ...]:
    """What a report says bodies provide or commission."""
    return ProvisionReader(document, lists).provisions()
