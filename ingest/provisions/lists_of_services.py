"""Lists that a report gives of services that others provide, each with the body in brackets: "advocacy services (Marl Youth Aid)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.documents.document import Block, BlockKind, Passage
from ingest.forms.telling_words import RarePattern
from ingest.provisions import said_services
from ingest.provisions.forms.provision_words import PROVIDES
from ingest.provisions.said import Said
from ingest.provisions.said_bodies import SaidBodies

_LEADS_IN = RarePattern(
    r"\b(?:commission(?:s|ed)?(?: out)?|contract(?:s|ed)?(?: out)?|provided|delivered|outsourced)\b[^.]{0,60}(?:following|services|"
    r"these)[^.]{0,30}:\s*$",
    ignore_case=True,
)
_ONE = re.compile(r"^(?P<service>[a-zA-Z][^()]{3,120}?)\s*\((?P<body>[A-Z][^()]{2,80})\)[\s.;,]*$")
_MOST = 15  # items: no such list is longer


def listed_services(blocks: Sequence[Block], bodies: SaidBodies) -> Iterator[tuple[Passage, Said]]:
    """Each item of each such list, with its words."""
    for nth, block in enumerate(blocks):
        if not _LEADS_IN.search(block.text):
            continue
        for item in blocks[nth + 1 : nth + 1 + _MOST]:
            one = (
                _ONE.match(item.text)
                if item.kind in (BlockKind.BULLET, BlockKind.NUMBERED, BlockKind.PARAGRAPH)
                else None
            )
            if one is None:
                break
            body, service = bodies.named(one["body"]), said_services.plain(one["service"])
            if body is not None:
                yield item.passage, Said(body, PROVIDES, service)
