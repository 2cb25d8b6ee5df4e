"""Find an organisation by code, name or spelling, at a date; follow its successors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from ontology.registers.answers import Resolved, Rule
from ontology.registers.bodies import AUTHORITY, FormerName, Organisation, Succession
from ontology.registers.codes import CodeIndex
from ontology.registers.inheritance import Charge, Successions, SuccessionStep
from ontology.registers.places_in_text import AuthorityFinder
from ontology.registers.resolver import Resolver
from ontology.registers.search import BodySearch, Hit
from ontology.registers.table_files import combined, read_table

__all__ = ["FormerName", "Organisation", "Register", "Resolved", "Rule", "Succession"]

BUNDLED = Path(__file__).parent / "tables"

RESOLVED_NAMES = 2_000
"""How many answers a register remembers: ten times what a report asks. Reports of one area follow one another; more only fills memory."""


class Register:
    """Every body we know, from the bundled tables and from a user's own. Immutable once loaded."""

    def __init__(self, organisations: Iterable[Organisation], digest: str = "") -> None:
        """Index `organisations`, which are taken to fit together (`Register.load` checks that they do)."""
        self._all = tuple(sorted(organisations, key=lambda organisation: organisation.key))
        self.digest = digest
        self._by_key = {organisation.key: organisation for organisation in self._all}
        self._codes = CodeIndex(self._all)
        self._resolver = Resolver(self._all)
        self._authority_finder = AuthorityFinder(self._resolver.authority_forms())
        self._resolve = lru_cache(maxsize=RESOLVED_NAMES)(self._resolver.resolve)

    @cached_property
    def _search(self) -> BodySearch:
        return BodySearch(self._all, codes=self._codes, resolver=self._resolver)

    @classmethod
    def load(cls, *extra: Path) -> Register:
        """The bundled tables, and `extra` ones with the same columns.

        Raises RegisterError naming file, row, column, value and remedy.
        """
        return cls._read((*bundled_tables(), *extra)) if extra else _bundled()

    @classmethod
    def _read(cls, tables: Iterable[Path]) -> Register:
        read = [read_table(table) for table in tables]
        digest = hashlib.sha256("".join(table.sha256 for table in read).encode("ascii"))
        return cls((row.organisation for row in combined(read)), digest.hexdigest())

    def all(self) -> tuple[Organisation, ...]:
        """Every body, by key."""
        return self._all

    def authorities(self) -> tuple[Organisation, ...]:
        """Every authority responsible for children's services, living and dissolved, by key."""
        return tuple(organisation for organisation in self._all if organisation.kind == AUTHORITY)

    def get(self, key: str) -> Organisation | None:
        """The body of that key; the tail of its IRI (`organisation/RWH`) will do as well."""
        return self._by_key.get(key.removeprefix("authority/").removeprefix("organisation/"))

    def by_code(self, code: str) -> Organisation | None:
        """The body of that ODS, GSS or Ofsted code, of today or of before, of that key, or of that IRI or its end, in any
        case and with blanks. None for a code of several bodies.
        """
        found = self._codes.find(code)
        return found[0] if len(found) == 1 else None

    def authority(self, text: str, on: date | None = None) -> Organisation | None:
        """The authority that `text` names in full: "Hertfordshire", "Hertfordshire County Council", "London Borough of
        Brent". Never by a part of a name. Where two bore the name, the one alive on that day (today where None).
        """
        return self._resolver.authority(text, on)

    def authorities_in(self, text: str, on: date | None = None) -> list[tuple[int, int, Organisation]]:
        """Where `text` names authorities: start and end offsets, the longest name at each place, whole words only."""
        return [
            (start, end, found)
            for start, end, form in self._authority_finder.find(text)
            if (found := self._resolver.authority(form, on)) is not None
        ]

    def resolve(self, written: str, *, on: date | None, area: Organisation | None) -> Resolved:
        """Which body `written` means in a report of `area` about the day `on`; see `ontology.resolution`."""
        return self._resolve(written, on, area)

    def serving(self, area: Organisation, kinds: Iterable[str], on: date | None) -> tuple[Organisation, ...]:
        """The bodies of these kinds that serve `area` on that day, where the registers know."""
        return self._resolver.serving(area, frozenset(kinds), on)

    def successors(self, key: str) -> tuple[Organisation, ...]:
        """Every body that came after, the next ones first, each once."""
        found: dict[str, Organisation] = {}
        line = [key]
        while line:
            body = self.get(line.pop(0))
            for succession in body.successors if body else ():
                if succession.key not in found:
                    found[succession.key] = self._by_key[succession.key]
                    line.append(succession.key)
        return tuple(found.values())

    def bearer(self, key: str, on: date | None = None) -> tuple[Organisation, ...]:
        """Who carries the duties of `key` on that day (where None, when all has happened that the registers announce): itself
        while it lives, those to whom a part of it has passed, or the living ones at the end of its line. Empty where the
        line ends without a successor; `charge` tells by which events it passed.
        """
        return tuple(dict.fromkeys(self._by_key[line.bearer] for line in self.charge(key, on).lines))

    def charge(self, key: str, on: date | None = None) -> Charge:
        """Where the duties of `key` are on that day, and by which events they came there."""
        return self._successions.charge(key, on) if key in self._by_key else Charge((), ())

    @cached_property
    def _successions(self) -> Successions:
        return Successions(lambda key: _steps(self._by_key[key]), lambda key: self._by_key[key].dissolved)

    def search(self, q: str) -> list[Hit]:
        """What a person may mean by `q`: code, name, any spelling, the beginnings of its words, in any case.

        Each body once, with the name or code that matched and how well (1 is exact), best first. Where nothing has all
        the words, those that have most of them, with a score below `search.SURE`.
        """
        return self._search.guess(q)


def _steps(body: Organisation) -> list[SuccessionStep]:
    return [SuccessionStep(body.key, s.key, s.on, s.kind, s.part, s.sources) for s in body.successors]


def bundled_tables() -> tuple[Path, ...]:
    """The tables that come with the program, by name."""
    return tuple(sorted(BUNDLED.glob("*.csv")))


@cache
def _bundled() -> Register:
    return Register._read(bundled_tables())
