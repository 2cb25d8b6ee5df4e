"""The triples of one report as the quick look asks for them: by property, from whose it is to what it is and back."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal | Triple
_Index = dict[Term, dict[Term, dict[Term, None]]]


class Facts:
    """Triples by predicate, from subject to objects and back; over others, `beneath`, that many reports share."""

    def __init__(self, triples: Iterable[Quad | Triple], beneath: Facts | None = None) -> None:
        self.beneath = beneath
        self._objects: _Index = {}
        self._subjects: _Index = {}
        self.quoting = False  # triples about triples, which no report's graph has
        for triple in triples:
            subject, predicate, value = triple.subject, triple.predicate, triple.object
            self.quoting = self.quoting or isinstance(value, Triple)
            self._objects.setdefault(predicate, {}).setdefault(subject, {})[value] = None
            self._subjects.setdefault(predicate, {}).setdefault(value, {})[subject] = None

    def objects(self, subject: Term, predicate: Term) -> dict[Term, None]:
        """What a subject's property is."""
        return self._along("_objects", predicate, subject)

    def subjects(self, predicate: Term, value: Term) -> dict[Term, None]:
        """Whose property this is the value of."""
        return self._along("_subjects", predicate, value)

    def all_subjects(self, predicate: Term) -> dict[Term, None]:
        """Everything that has a property."""
        return dict.fromkeys(self._objects.get(predicate, ())) | (
            self.beneath.all_subjects(predicate) if self.beneath else {}
        )

    def all_objects(self, predicate: Term) -> dict[Term, None]:
        """Everything that is a property's value."""
        return dict.fromkeys(self._subjects.get(predicate, ())) | (
            self.beneath.all_objects(predicate) if self.beneath else {}
        )

    def _along(self, direction: str, predicate: Term, start: Term) -> dict[Term, None]:
        index: _Index = getattr(self, direction)
        own = index.get(predicate, {}).get(start, {})
        if self.beneath is None:
            return own
        other = self.beneath._along(direction, predicate, start)
        return own | other if own and other else own or other
