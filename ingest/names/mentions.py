"""Every body that a report names, with the spellings it uses; and what it says they provide or commission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import BlockKind, Document
from ingest.facts import Mention, Resolution, ServiceProvision
from ingest.names.name_lists import AgencyLists
from ingest.names.spotter import Spotter

_PASSIVE = re.compile(
    r"(?P<service>[A-Z][^.;:]{5,200}?)\s+(?:is|are)\s+(?:\w+ly\s+)?(?P<verb>provided|delivered|commissioned|carried\s+out)\s+"
    r"(?:jointly\s+)?by\s+"
)
_DONE_BY = re.compile(
    r"(?:provided|delivered|commissioned|carried\s+out)\s+(?:jointly\s+)?by\s"
)  # what _PASSIVE ends with
_COMMISSIONING = re.compile(r"\bcommission", re.IGNORECASE)
# The last page of every report says what Ofsted does, and names bodies that the report says nothing of.
_OF_THE_PUBLISHER = re.compile(r"\bOf(?:sted|fice)\b[^.]{0,120}\bregulates\s+and\s+inspects\b")
# Acronyms that name a kind of body, and so no body.
_KIND_ACRONYMS = {"PCT", "CCG", "ICB", "ICS", "FT", "HMI", "GP", "LSCB"}
_COMMISSIONERS = {"PCT", "CCG", "ICB"}


def mentions(document: Document, spotter: Spotter) -> tuple[Mention, ...]:
    """Each body once, in the order of first naming, with every spelling."""
    spellings: dict[str, list[str]] = {}
    first: dict[str, Mention] = {}
    # a name never runs from one cell of a table into the next
    blocks = (block for block in document.content() if not _OF_THE_PUBLISHER.search(block.text))
    for passage in (p for block in blocks for p in block.cells or (block.passage,)):
        for seen in spotter.find(passage.text):
            key = seen.agency.key
            if key not in first:
                first[key] = Mention(seen.agency, (), document.quote(passage, seen.start, seen.end))
            # "the CCG" after its name is no other spelling of it
            again = (
                seen.written in _COMMISSIONERS and seen.written not in spotter.namer.short_forms and key in spellings
            )
            written = [] if again else [seen.written]
            if seen.short:
                written.append(f"{seen.written} ({seen.short})")
                if seen.short not in _KIND_ACRONYMS:
                    written.append(seen.short)
            spellings.setdefault(key, []).extend(written)
    return tuple(
        Mention(mention.agency, tuple(dict.fromkeys(spellings[key])), mention.quotation)
        for key, mention in first.items()
    )


def services(document: Document, lists: AgencyLists) -> tuple[ServiceProvision, ...]:
    """ "X services are provided by A and B": an agency, a service and its role, for agencies known by name."""
    return tuple(_services(document, lists))


def _services(document: Document, lists: AgencyLists) -> Iterator[ServiceProvision]:
    flowing = {BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET}
    for block in document.content():
        if block.kind not in flowing or not _DONE_BY.search(block.text):
            continue
        for sentence in block.passage.sentences():
            match = _PASSIVE.match(sentence.text)
            if not match:
                continue
            commissions = match["verb"] == "commissioned" or bool(_COMMISSIONING.match(match["service"]))
            role = "commissions" if commissions else "provides"
            for agency in lists.read_beginning(sentence.text[match.end() :]) or ():
                if agency.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL):
                    quotation = document.quote(sentence)
                    yield ServiceProvision(
                        agency.agency, agency.written, _service_name(match["service"]), role, quotation
                    )


def _service_name(words: str) -> str:
    return re.sub(r"^(?:Commissioning and planning of|The)\s+", "", words).strip()
