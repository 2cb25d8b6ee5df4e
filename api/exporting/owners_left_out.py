"""The graph without the owners that are not asked for: their assignments, the short ways to them, and the words quoted for them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ontology.bases import fits
from ontology.terms import REMIT, concept

_ASSIGNMENT, _AGENCY, _BASIS = (f"<{term}>".encode() for term in (REMIT.assignment, REMIT.agency, REMIT.basis))
_SHORT_WAYS = tuple(f"<{term}>".encode() for term in (REMIT.ownedBy, REMIT.inferredOwner))
_GROUND = f"<{concept('assignmentBases')}/".encode()
_QUOTED = b"/evidence/"


class OwnersLeftOut:
    """Which lines of sorted N-Quads stay when only owners on one ground are wanted."""

    def __init__(self, files: Iterable[Path], basis: str) -> None:
        """Read the assignments of the files. `basis`: a notation of assignmentBases, of a basis or of what it is narrower than."""
        belongs: dict[bytes, bytes] = {}
        agency: dict[bytes, bytes] = {}
        self._dropped: set[bytes] = set()
        quoted: dict[bytes, set[bytes]] = {}
        for subject, predicate, value in _statements(files):
            if predicate == _ASSIGNMENT:
                belongs[value] = subject
            elif predicate == _AGENCY:
                agency[subject] = value
            elif predicate == _BASIS and not fits(value.removeprefix(_GROUND).rstrip(b">").decode(), basis):
                self._dropped.add(subject)
            elif value.find(_QUOTED) > 0:
                quoted.setdefault(value, set()).add(subject)
        kept = belongs.keys() - self._dropped
        self._owners = {(belongs[one], agency[one]) for one in kept if one in agency}
        self._unsaid = {words.rstrip(b">") for words, subjects in quoted.items() if subjects <= self._dropped}

    def stays(self, line: bytes) -> bool:
        """Whether a line belongs to what is wanted."""
        subject, predicate, rest = line.split(b" ", 2)
        if predicate in _SHORT_WAYS:
            return (subject, rest.split(b" ", 1)[0]) in self._owners
        if predicate == _ASSIGNMENT:
            return rest.split(b" ", 1)[0] not in self._dropped
        return subject not in self._dropped and self._words_of(subject) not in self._unsaid

    @staticmethod
    def _words_of(subject: bytes) -> bytes:
        """The quotation that a selector is of, which its own IRI begins with; the subject itself where it is none."""
        beginning, found, tail = subject.rstrip(b">").partition(_QUOTED)
        return beginning + found + b"/".join(tail.split(b"/")[:2]) if found else subject


def _statements(files: Iterable[Path]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Subject, predicate and object of every line whose object is an IRI."""
    for file in files:
        with file.open("rb") as lines:
            for line in lines:
                subject, predicate, rest = line.split(b" ", 2)
                if rest.startswith(b"<"):
                    yield subject, predicate, rest.split(b" ", 1)[0]
