"""A table of forms, compiled: which of them read a text, and which decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ingest.forms.form import Form, MalformedForm, Reading
from ingest.forms.parts import SHARED
from ingest.forms.patterns import expand

_NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})


class FormTable:
    """Forms that decide one question of a text. Raises MalformedForm for records that no table can use."""

    def __init__(
        self,
        name: str,
        about: str,
        forms: Iterable[Form],
        *,
        parts: Mapping[str, str] = _NO_PARTS,
        ignore_case: bool = True,
        whole_words: bool = True,
    ) -> None:
        """`name`: kebab-case; `about`: the question that the table answers, for people; `parts`: its own named parts.

        `ignore_case`, `whole_words`: False where capitals matter, or where a form may begin or end within a word.
        """
        self.name = name
        self.about = about
        self.forms = tuple(forms)
        self.parts = parts
        self._ignore_case = ignore_case
        self._whole_words = whole_words
        twice = {each.id for each in self.forms if sum(form.id == each.id for form in self.forms) > 1}
        if twice:
            raise MalformedForm(f"The table {name} has these ids twice: {', '.join(sorted(twice))}.")
        again = SHARED.keys() & parts.keys()
        if again:
            raise MalformedForm(f"The table {name} has parts that all share: {', '.join(sorted(again))}.")

    @property
    def ranks(self) -> tuple[int, ...]:
        """The ranks that forms of the table have, the first that is asked first."""
        return tuple(self._ranks)

    def reads(self, text: str) -> bool:
        """Whether any form reads the text."""
        return self.first(text) is not None

    def first(self, text: str, start: int = 0, end: int | None = None) -> Reading | None:
        """The form that decides, and the first words that it reads; None where no form reads the text.

        `start`, `end`: where in the text to look; what stands before still stands before.
        """
        stop = len(text) if end is None else end
        for pattern, forms in self._ranks.values():
            match = pattern.search(text, start, stop)
            if match is not None:
                return _reading(match, forms)
        return None

    def readings(self, text: str, rank: int | None = None) -> Iterator[Reading]:
        """Every place that a form reads, rank by rank, those of one rank as they stand in the text, none over another.

        `rank`: of this rank only.
        """
        for number, (pattern, forms) in self._ranks.items():
            if rank is None or rank == number:
                yield from (_reading(match, forms) for match in pattern.finditer(text))

    def blanked(self, text: str) -> str:
        """The text with a space in place of all that a form reads."""
        for pattern, _ in self._ranks.values():
            text = pattern.sub(" ", text)
        return text

    def of_form(self, form: Form, text: str) -> Reading | None:
        """What one form of the table reads in a text, whether or not it decides."""
        match = self._compiled([form]).search(text)
        return None if match is None else Reading(form, match)

    def decided(self, text: str) -> str | None:
        """What the table says of a text; None where no form reads it."""
        found = self.first(text)
        return None if found is None else found.form.says

    def deciding(self, text: str) -> tuple[Form, ...]:
        """The forms by which it says so."""
        found = self.first(text)
        return () if found is None else (found.form,)

    def without(self, form: Form) -> FormTable:
        """The same table, had it never had that form."""
        return FormTable(
            self.name,
            self.about,
            (each for each in self.forms if each != form),
            parts=self.parts,
            ignore_case=self._ignore_case,
            whole_words=self._whole_words,
        )

    @cached_property
    def _ranks(self) -> dict[int, tuple[re.Pattern[str], tuple[Form, ...]]]:
        """Each rank's forms in one expression, in which a group stands for each form."""
        ranks = sorted({form.rank for form in self.forms})
        of_rank = {rank: tuple(form for form in self.forms if form.rank == rank) for rank in ranks}
        return {rank: (self._compiled(forms), forms) for rank, forms in of_rank.items()}

    def _compiled(self, forms: Iterable[Form]) -> re.Pattern[str]:
        parts = {**SHARED, **self.parts}
        written = "|".join(
            f"(?P<form{place}>{expand(form.id, form.pattern, parts)})" for place, form in enumerate(forms)
        )
        edge = r"\b" if self._whole_words else ""
        try:
            return re.compile(f"{edge}(?:{written}){edge}", re.IGNORECASE if self._ignore_case else 0)
        except re.error as error:
            raise MalformedForm(f"The table {self.name} does not compile: {error}.") from None


def _reading(match: re.Match[str], forms: tuple[Form, ...]) -> Reading:
    """Which form a match is of: its group closes last, after any that the form has within it."""
    return Reading(forms[int((match.lastgroup or "").removeprefix("form"))], match)
