"""Bodies of the registers that are known by their whole name only: children's companies, national bodies, inspectorates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ontology.registers.register import Register

_KINDS = frozenset({"PartnerAgency", "Inspectorate", "SafeguardingBoard", "Partnership"})
# The inspectorate that publishes the reports stands on every page of them: that is no news of a body.
_PUBLISHER = "ofsted"
_REGISTERS = 4  # whose names are kept at a time: the bundled one, and a user's own
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w]*")


def whole_names(text: str, register: Register) -> Iterator[tuple[int, int]]:
    """Where a text holds such a name, its words capitalised as the register has them; the longest at each place."""
    names = _patterns(register)
    for word in _CAPITAL.finditer(text):
        for pattern in names.get(word.group(), ()):
            match = pattern.match(text, word.start())
            if match:
                yield match.span()
                break


@lru_cache(maxsize=_REGISTERS)
def _patterns(register: Register) -> dict[str, list[re.Pattern[str]]]:
    """The names by their first words, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for body in register.all():
        if body.kind in _KINDS and body.key != _PUBLISHER:
            for name in body.names:
                first = _CAPITAL.match(name)
                if first:
                    found[first.group()].append(name)
    return {first: [_pattern(name) for name in sorted(names, key=len, reverse=True)] for first, names in found.items()}


def _pattern(name: str) -> re.Pattern[str]:
    """The name with any white space, quote and "&" that prints make of it; "Children’s First" for "Children First" too."""
    words = []
    for word in name.split():
        plain = re.sub("['’]", "['’]", re.escape(word))
        words.append({"&": r"(?:&|and)", "and": r"(?:&|and)", "Children": r"Children(?:['’]s)?"}.get(word, plain))
    return re.compile(r"\s+".join(words) + r"(?!\w)")
