"""Bodies by their codes: the one look-up for registers and graph, for command line, questions, API and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ontology.registers.bodies import Organisation

_IRI = re.compile(r"[a-z][a-z0-9+.-]*://")
_TAIL = re.compile(r"(?:^|/)(?:authority|organisation)/([^/]+)$|(?:^|/)(agency/.+)$")

_KEY = 2
"""The place of the key among the kinds of code: an IRI ends in it."""


class CodeIndex:
    """Bodies by ODS code, GSS code, key of a register, Ofsted URN, code of before, and by IRI or the end of one."""

    def __init__(self, organisations: Iterable[Organisation], base: str | None = None) -> None:
        """`base` is what the bodies' IRIs begin with; where it is None an IRI of any base is understood by its end."""
        self._base = base
        self._kinds: list[dict[str, list[Organisation]]] = []
        for organisation in organisations:
            for kind, code in codes_of(organisation):
                while kind >= len(self._kinds):
                    self._kinds.append({})
                self._kinds[kind].setdefault(code, []).append(organisation)

    def find(self, written: str) -> tuple[Organisation, ...]:
        """The bodies of a code, however it is written: in any case, with blanks. More than one where it is not unique.

        The kinds of code are tried in order; the first that knows the code answers. Nothing for an IRI of another base.
        """
        asked = understood(written, self._base)
        if asked is None:
            return ()
        code, only = asked
        kinds = self._kinds if only is None else self._kinds[only : only + 1]
        return next((tuple(kind[code]) for kind in kinds if code in kind), ())


def understood(written: str, base: str | None) -> tuple[str, int | None] | None:
    """What is looked up for a code as it is written: the code itself, and the one kind of code that may be meant, None for all.

    None where nothing is: for an IRI of another base than `base`. Where that is None, an IRI of any is understood by its end.
    """
    code = _plain(written)
    if base is not None:
        code = code.removeprefix(_plain(base))
        if _IRI.match(code):
            return None
    tail = _TAIL.search(code)
    return (code, None) if tail is None else (tail[1] or tail[2], _KEY)


def codes_of(organisation: Organisation) -> Iterator[tuple[int, str]]:
    """The codes of a body as they are looked up, each once, with the place of its kind among the kinds of code."""
    for kind, codes in enumerate(_codes(organisation)):
        for code in dict.fromkeys(map(_plain, codes)):
            yield kind, code


def _codes(organisation: Organisation) -> Iterator[Iterable[str]]:
    """The codes of a body, kind by kind."""
    yield [organisation.ods] if organisation.ods else []
    yield [organisation.gss] if organisation.gss else []
    yield [organisation.key]
    yield [organisation.urn] if organisation.urn else []
    yield organisation.other_codes


def _plain(code: str) -> str:
    return "".join(code.split()).casefold()
