"""What an index keeps of a body so that it is found by its names: no more than the search of the registers compares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ontology.registers.bodies import Organisation
from ontology.registers.spelling import fold, words_of


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of the graph, by its IRI, as the registers' search knows bodies."""

    iri: str
    organisation: Organisation

    @classmethod
    def parse(cls, iri: str, written: str) -> KnownBody:
        """The body that `written` made a text of."""
        key, kind, name, others, gss, ods, urn, founded, dissolved, areas, codes = json.loads(written)
        body = Organisation(
            key, kind, name, tuple(others), gss=gss, ods=ods, urn=urn,
            founded=_day(founded), dissolved=_day(dissolved), areas=tuple(areas), other_codes=tuple(codes),
        )  # fmt: skip
        return cls(iri, body)

    def written(self) -> str:
        """The body as a text, for `parse`."""
        body = self.organisation
        life = (str(day) if day else None for day in (body.founded, body.dissolved))
        codes = [body.gss, body.ods, body.urn]
        fields = [body.key, body.kind, body.name, body.other_names, *codes, *life, body.areas, body.other_codes]
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

    def words(self) -> set[str]:
        """Every word of its names, as the search compares them."""
        return {word for name in self.organisation.names for word in words_of(name)}

    def folded_names(self) -> Iterator[str]:
        """Its names, each once, as the search compares them."""
        yield from dict.fromkeys(map(fold, self.organisation.names))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
