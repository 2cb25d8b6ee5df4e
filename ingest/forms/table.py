"""A table of forms, compiled: which of them read a text, and which decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ingest.forms.form import Form, FormReading, MalformedForm, Told
from ingest.forms.parts import SHARED
from ingest.forms.patterns import expand

_Search = Callable[[str, int, int], re.Match[str] | None]
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
        unanimous: bool = False,
    ) -> None:
        """`name`: kebab-case; `about`: the question that the table answers, for people; `parts`: its own named parts.

        `ignore_case`, `whole_words`: False where capitals matter, or where a form may begin or end within a word.
        `unanimous`: whether nothing is decided where forms of the rank that decides say different things of a text.
        """
        self.name = name
        self.about = about
        self.forms = tuple(forms)
        self.parts = parts
        self._ignore_case = ignore_case
        self._whole_words = whole_words
        self._unanimous = unanimous
        twice = {each.id for each in self.forms if sum(form.id == each.id for form in self.forms) > 1}
        if twice:
            raise MalformedForm(f"The table {name} has these ids twice: {', '.join(sorted(twice))}.")
        again = SHARED.keys() & parts.keys()
        if again:
            raise MalformedForm(f"The table {name} has parts that all share: {', '.join(sorted(again))}.")

    def reads(self, text: str) -> bool:
        """Whether any form reads the text."""
        return self.first(text) is not None

    def first(self, text: str, start: int = 0, end: int | None = None) -> FormReading | None:
        """The form that decides, and the first words that it reads; None where no form reads the text.

        `start`, `end`: where in the text to look; what stands before still stands before.
        """
        stop = len(text) if end is None else end
        for rank, forms in self._ranks:
            found = rank(text, start, stop)
            if found is not None:
                reading = self._reading(found, forms, stop)
                return None if self._unanimous and self._disagrees(reading, text) else reading
        return None

    def readings(self, text: str) -> Iterator[FormReading]:
        """Every place that a form reads, rank by rank, those of one rank as they stand in the text, none over another."""
        stop = len(text)
        for rank, forms in self._ranks:
            found = rank(text, 0, stop)
            while found is not None:
                yield self._reading(found, forms, stop)
                found = rank(text, max(found.end(), found.start() + 1), stop)

    def places(self, form: Form, text: str) -> Iterator[re.Match[str]]:
        """Every place that one form of the table reads, whether or not it decides."""
        return self._each[form.id].finditer(text)

    def blanked(self, text: str) -> str:
        """The text with a space in place of all that a form reads."""
        for each in self.readings(text):
            text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
        return text

    def told(self, text: str) -> Iterator[Told]:
        """Every form that reads the text, in the order in which they are asked, and why it decides or does not."""
        first = self.first(text)
        for form in sorted(self.forms, key=lambda each: each.rank):
            match = self._each[form.id].search(text)
            if match is not None:
                decides = first is not None and form == first.form
                yield Told(form, match.group(), decides, f"rank {form.rank}, {_because(form, first)}")

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
            unanimous=self._unanimous,
        )

    def _disagrees(self, reading: FormReading, text: str) -> bool:
        """Whether another form of its rank says something else of the text."""
        others = (form for form in self.forms if form.rank == reading.form.rank and form.says != reading.form.says)
        return any(self._each[form.id].search(text) for form in others)

    @cached_property
    def _ranks(self) -> tuple[tuple[_Search, tuple[Form, ...]], ...]:
        """Each rank's forms in one expression, which finds fast that none of them reads a text."""
        ranks = sorted({form.rank for form in self.forms})
        of_each = (tuple(form for form in self.forms if form.rank == rank) for rank in ranks)
        return tuple((self._search(forms), forms) for forms in of_each)

    def _search(self, forms: tuple[Form, ...]) -> _Search:
        """How to find the next place that one of the forms reads: those that begin a text are looked for there alone."""
        pattern = self._compiled(forms)
        return pattern.match if all(form.begins for form in forms) else pattern.search

    @cached_property
    def _each(self) -> dict[str, re.Pattern[str]]:
        """Each form's own expression, by its id."""
        return {form.id: self._compiled([form]) for form in self.forms}

    def _reading(self, found: re.Match[str], forms: tuple[Form, ...], stop: int) -> FormReading:
        """Whose words these are: the first form's that reads on from where they begin."""
        own = ((form, self._each[form.id].match(found.string, found.start(), stop)) for form in forms)
        return next(FormReading(form, match) for form, match in own if match is not None)

    def _compiled(self, forms: Iterable[Form]) -> re.Pattern[str]:
        parts = {**SHARED, **self.parts}
        written = "|".join(expand(form.id, form.pattern, parts) for form in forms)
        edge = r"\b" if self._whole_words else ""
        try:
            return re.compile(f"{edge}(?:{written}){edge}", re.IGNORECASE if self._ignore_case else 0)
        except re.error as error:
            raise MalformedForm(f"The table {self.name} does not compile: {error}.") from None


def _because(form: Form, first: FormReading | None) -> str:
    """Why a form that reads a text decides, or does not, where `first` does."""
    if first is None:
        return "but another of its rank says otherwise"
    if form == first.form:
        return "the first that reads it"
    if form.rank > first.form.rank:
        return f"after {first.form.id} of rank {first.form.rank}"
    return f"but {first.form.id} of the same rank stands before it"
