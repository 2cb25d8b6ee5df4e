"""Look bodies up as people do: by code, name, acronym, any spelling, the beginnings of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.registers.bodies import Organisation
from ontology.registers.spelling import fold, words_of

LONGEST_QUERY = 200
"""Characters. Names have at most 90; what is longer is cut, not refused."""

_EXACT, _RESOLVED, _SHORT, _STARTS, _WORDS, _SOME = 1.0, 0.97, 0.95, 0.9, 0.8, 0.5
_FORMER = 0.98  # an exact former name comes after an exact present one


class SearchIndex:
    """The names and codes of the given bodies, ready for look-ups."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._entries = [
            (organisation, kind, text, fold(text), words_of(text))
            for organisation in organisations
            for kind, text in _texts(organisation)
        ]

    def find(self, q: str, limit: int, resolved: Organisation | None) -> list[tuple[Organisation, str, float]]:
        """The bodies that `q` may mean, best first, at most `limit`, each with what matched and how well.

        `resolved` is the body that the rules of resolution make of `q`, if any.
        """
        folded, words = fold(q[:LONGEST_QUERY]), words_of(q[:LONGEST_QUERY])
        if not folded or limit < 1:
            return []
        best: dict[str, tuple[Organisation, str, float]] = {}
        for organisation, kind, text, name, name_words in self._entries:
            score = _score(folded, words, kind, name, name_words)
            if organisation is resolved:
                score = max(score, _RESOLVED if text == organisation.name else 0.0)
            if score and organisation.dissolved is not None:
                score -= 0.04  # of two that fit about alike, the living one first
            if score > best.get(organisation.key, (organisation, "", 0.0))[2]:
                best[organisation.key] = (organisation, text, score)
        ranked = sorted(best.values(), key=lambda hit: (-hit[2], len(hit[0].name), hit[0].key))
        return ranked[:limit]


def _texts(organisation: Organisation) -> Iterator[tuple[str, str]]:
    yield "name", organisation.name
    for name in organisation.other_names:
        yield "name", name
    for former in organisation.former_names:
        yield "former", former.name
    for short in organisation.short_names:
        yield "short", short
    for code in dict.fromkeys((organisation.key, organisation.gss, organisation.ods, organisation.urn)):
        if code:
            yield "code", code
    for code in organisation.other_codes:
        yield "code", code


def _score(folded: str, words: tuple[str, ...], kind: str, name: str, name_words: tuple[str, ...]) -> float:
    if folded == name:
        return {"former": _FORMER, "short": _SHORT}.get(kind, _EXACT)
    if kind in ("code", "short"):
        return 0.0
    if name.startswith(f"{folded} "):
        return _STARTS
    hits = sum(any(part.startswith(word) for part in name_words) for word in words)
    if hits == len(words):
        return _WORDS + 0.09 * min(1.0, len(words) / len(name_words))
    if hits >= 2 and hits >= len(words) - 1:
        return _SOME * hits / len(words)
    return 0.0
