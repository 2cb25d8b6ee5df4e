"""Bodies by their codes: the one look-up for registers and graph, for command line, questions, API and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ontology.registers.bodies import Organisation

_IRI = re.compile(r"[a-z][a-z0-9+.-]*://")
_TAIL = re.compile(r"(?:^|/)(?:authority|organisation)/([^/]+)$|(?:^|/)(agency/.+)$")


class CodeIndex:
    """Bodies by ODS code, GSS code, key of a register, Ofsted URN, code of before, and by IRI or the end of one."""

    def __init__(self, organisations: Iterable[Organisation], base: str | None = None) -> None:
        """`base` is what the bodies' IRIs begin with; where it is None an IRI of any base is understood by its end."""
        self._base = None if base is None else _plain(base)
        self._kinds: list[dict[str, list[Organisation]]] = []
        for organisation in organisations:
            for place, codes in enumerate(_codes(organisation)):
                if place == len(self._kinds):
                    self._kinds.append({})
                for code in dict.fromkeys(map(_plain, codes)):
                    self._kinds[place].setdefault(code, []).append(organisation)

    def find(self, written: str) -> tuple[Organisation, ...]:
        """The bodies of a code, however it is written: in any case, with blanks. More than one where it is not unique.

        The kinds of code are tried in order; the first that knows the code answers. Nothing for an IRI of another base.
        """
        code = _plain(written)
        if self._base is not None:
            code = code.removeprefix(self._base)
            if _IRI.match(code):
                return ()
        tail = _TAIL.search(code)
        if tail is not None:
            code = tail[1] or tail[2]
            kinds = self._kinds[2:3]  # an IRI ends in the key
        else:
            kinds = self._kinds
        return next((tuple(kind[code]) for kind in kinds if code in kind), ())


def _codes(organisation: Organisation) -> Iterator[Iterable[str]]:
    """The codes of a body, kind by kind."""
    yield [organisation.ods] if organisation.ods else []
    yield [organisation.gss] if organisation.gss else []
    yield [organisation.key]
    yield [organisation.urn] if organisation.urn else []
    yield organisation.other_codes


def _plain(code: str) -> str:
    return "".join(code.split()).casefold()
