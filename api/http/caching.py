"""Validators and conditional requests after RFC 9110, and a cache of answers that is metered in bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')

SOFTWARE: Final = version("remit")
"""What makes an answer of an edition, and so part of every ETag: another version may write the same otherwise."""

OVERHEAD: Final = 512
"""Bytes that an entry of the cache costs beside its body: its key, which holds no query but a digest, and what Python adds."""

LARGEST_PART: Final = 8
"""An answer of more than this part of a cache is not kept: it would take the place of too many."""

REVALIDATE: Final = "public, no-cache"
"""`Cache-Control` of what holds until the next edition: it may be kept, and asked for with its ETag each time."""


def entity_tag(*made_of: str) -> str:
    """A weak ETag of all that an answer follows from. Weak, since rows that nobody put in order may come in another."""
    return f"W/{strong_tag(*made_of)}"


def strong_tag(*made_of: str) -> str:
    """A strong ETag of all that an answer follows from, byte for byte."""
    digest = hashlib.sha256("\0".join(made_of).encode("utf-8", "surrogatepass")).hexdigest()
    return f'"{digest[:32]}"'


def repr_digest(sha256: str) -> str:
    """A file's SHA-256, in hex, as the header `Repr-Digest` says it (RFC 9530): whoever fetches it can check it."""
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode('ascii')}:"


def listed(header: str, *, weak: bool = True) -> list[str]:
    """The ETags of a header, without the sign of weak ones, which are left out unless `weak`."""
    return [tag for sign, tag in _TAG.findall(header) if weak or not sign]


def matches(if_none_match: str | None, tag: str) -> bool:
    """Whether a request has what the ETag stands for already, so that 304 answers it (RFC 9110, 13.1.2: compared weakly)."""
    if if_none_match is None:
        return False
    if if_none_match.strip() == "*":
        return True
    return tag.removeprefix("W/") in listed(if_none_match)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it is kept: its media type and its body."""

    media_type: str
    body: bytes


class AnswerCache:
    """The answers asked for last, up to so many bytes. Used by one thread."""

    def __init__(self, most: int) -> None:
        """`most` is in bytes; 0 keeps nothing."""
        self.most = most
        self.size = 0
        self._kept: OrderedDict[Hashable, KeptAnswer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> KeptAnswer | None:
        """The answer of a key, which then counts as the one asked for last."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Hashable, answer: KeptAnswer) -> None:
        """Keep an answer unless it is too large; those asked for longest ago make room."""
        cost = len(answer.body) + OVERHEAD
        if cost * LARGEST_PART > self.most or key in self._kept:
            return
        self._kept[key] = answer
        self.size += cost
        while self.size > self.most:
            _, gone = self._kept.popitem(last=False)
            self.size -= len(gone.body) + OVERHEAD

    def clear(self) -> None:
        """Forget all: a new edition answers otherwise."""
        self._kept.clear()
        self.size = 0
