"""Every body that a report names, with the spellings it uses."""

from __future__ import annotations

import re

from ingest.documents.document import Document
from ingest.facts import Mention
from ingest.forms.telling_words import RarePattern
from ingest.names.spotter import Spotter

# What Ofsted does, on the last page, and by which law the CQC reviews, name bodies that the report says nothing of.
_OF_THE_PUBLISHER = RarePattern(
    r"\bOf(?:sted|fice)\b[^.]{0,120}\bregulates\s+and\s+inspects\b|"
    r"\bpermits\s+(?:the\s+)?(?:CQC|Care\s+Quality\s+Commission)\s+to\s+review\b|\bunder\s+section\s+48\s+of\s+the\s+Health\s+and\s+Social\s+Care\s+Act\b"
)
_LABEL = re.compile(r"\s+(?:area|region)\s*:")  # "NHS England area: …" names the label's value
_BARE_LABEL = re.compile(r"\s+(?:area|region)(?:\s+[A-Z]|$)")  # a copy may lack the colon: "NHS England area South"
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
            bare = seen.written == "NHS England" and _BARE_LABEL.match(passage.text, seen.end)
            if bare or _LABEL.match(passage.text, seen.end):
                continue
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
