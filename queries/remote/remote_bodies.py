"""The bodies of a graph that a SPARQL server holds, by their codes. To search names needs an index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ontology.registers.codes import understood
from queries.remote.errors import NeedsIndex
from queries.remote.remote_store import RemoteStore

if TYPE_CHECKING:
    from ontology.registers.search import Hit

_OURS: Final = "https://w3id.org/remit/ontology#"
_ORGANISATION: Final = "http://www.w3.org/ns/org#Organization"

_CODES: Final = ("odsCode", "gssCode", "organisationKey", "ofstedUrn")
"""The kinds of code, in the order in which they are tried."""

_KINDS: Final = ("organisation/", "authority/", "agency/")
"""What the tails of bodies' IRIs begin with."""

_TAIL: Final = re.compile(r"(?:^|/)(?:authority|organisation)/([^/]+)$|(?:^|/)(agency/.+)$", re.IGNORECASE)


class RemoteBodies:
    """Every body that a server's graph describes, by code, key, IRI or the end of one."""

    def __init__(self, store: RemoteStore, base: str) -> None:
        """`base` is what the instances' IRIs begin with. Nothing is asked yet."""
        self._store = store
        self._base = base

    def coded(self, code: str) -> tuple[str, ...]:
        """The IRIs of the bodies of a code, key, IRI or end of one: more than one where the code is not unique."""
        asked = understood(code, self._base)
        if asked is None:
            return ()
        written = "".join(code.split()).removeprefix(self._base)
        tail = _TAIL.search(written)
        if tail is not None:
            written = tail[1] or tail[2]
        spellings = dict.fromkeys((written, written.upper(), written.lower(), written.title()))
        kinds = _CODES if asked[1] is None else _CODES[asked[1] : asked[1] + 1]
        found = dict(self._by_code(kinds, spellings))
        named = tuple(dict.fromkeys(self._by_iri(spellings)))
        return next((tuple(found[kind]) for kind in kinds if kind in found), named)

    def search(self, q: str) -> list[tuple[str, Hit]]:
        """Raises NeedsIndex."""
        raise NeedsIndex.of("A search of names")

    def guess(self, q: str) -> list[tuple[str, Hit]]:
        """Nothing: what comes near is told where there is an index."""
        return []

    def _by_code(self, kinds: Iterable[str], spellings: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        values = " ".join(str(ox.Literal(each)) for each in spellings)
        properties = " ".join(f"<{_OURS}{kind}>" for kind in kinds)
        rows = self._store.query(
            f"SELECT DISTINCT ?kind ?body WHERE {{ VALUES ?kind {{ {properties} }} VALUES ?code {{ {values} }} "
            f"?body ?kind ?code }} ORDER BY ?kind ?body"
        )
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(row["kind"].value.removeprefix(_OURS), []).append(row["body"].value)
        yield from found.items()

    def _by_iri(self, spellings: Iterable[str]) -> Iterator[str]:
        """Bodies that bear no key: a body of one area goes by the end of its IRI."""
        tails = [f"{kind}{each}" for each in spellings for kind in ("", *_KINDS)]
        nodes = [node for tail in tails if (node := _node(self._base + tail)) is not None]
        rows = self._store.query(
            f"SELECT DISTINCT ?body WHERE {{ VALUES ?body {{ {' '.join(map(str, nodes))} }} ?body a <{_ORGANISATION}> }}"
        )
        for row in rows:
            yield row["body"].value


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None
