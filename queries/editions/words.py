"""What a person writes into a search box, as the full-text engine takes it: nothing that is written there is a fault."""

from __future__ import annotations

import re

MOST_WORDS = 40
"""Words of one search: a sentence has fewer. What is behind them is not looked for."""

_PART = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[\w’\'-]+\*?)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def full_text_query(written: str) -> str | None:
    """The search in FTS5's own grammar; None where it has no word.

    Words are all looked for, in any form that they take (`assessment` finds "assessments"); `"…"` is a phrase, `word*` a beginning;
    `AND`, `OR` and `NOT` in capitals between two of them are meant as such, and as words where nothing stands on one side.

    `health "care leavers" OR housing` gives `"health" "care leavers" OR "housing"`.
    """
    terms: list[str] = []
    for part in list(_PART.finditer(written))[:MOST_WORDS]:
        word = part["word"]
        if word in _OPERATORS and terms and terms[-1] not in _OPERATORS:
            terms.append(word)
        elif term := _term(part["phrase"] if word is None else word):
            terms.append(term)
    if terms and terms[-1] in _OPERATORS:
        terms[-1] = _term(terms[-1])
    if _OPERATORS.isdisjoint(terms):
        terms = list(dict.fromkeys(terms))  # to look for a word again finds nothing else, and costs as much again
    return " ".join(terms) or None


def _term(words: str) -> str:
    """A word or phrase in the quotes within which FTS5 has no operators; empty where nothing of it is a word."""
    beginning = "*" if words.endswith("*") else ""
    bare = " ".join(re.findall(r"\w+", words))
    return f'"{bare}"{beginning}' if bare else ""
