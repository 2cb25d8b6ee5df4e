"""A table of forms, compiled: which of them read a text, and which decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from ingest.forms.form import Form, FormReading, MalformedForm, Told
from ingest.forms.parts import SHARED
from ingest.forms.patterns import expand
from ingest.forms.telling_words import TellingWords

_NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})


class _Rank(NamedTuple):
    """Forms that stand beside each other. `begins`: whether all of them read only what a text begins with."""

    forms: tuple[Form, ...]
    telling: TellingWords
    begins: bool


_NO_RANK: Final = _Rank((), TellingWords((), ignore_case=False), begins=True)


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
        self._expressions: dict[str, re.Pattern[str]] = {}
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
        within = text if start == 0 and stop == len(text) else text[start:stop]
        for forms in self._ranks:
            reading = self._next(self._that_may_read(within, forms), text, start, stop)
            if reading is not None:
                return None if self._unanimous and self._disagrees(reading, text) else reading
        return None

    def readings(self, text: str) -> Iterator[FormReading]:
        """Every place that a form reads, rank by rank, those of one rank as they stand in the text, none over another."""
        stop = len(text)
        for forms in self._ranks:
            few = self._that_may_read(text, forms)
            found = self._next(few, text, 0, stop)
            while found is not None:
                yield found
                found = self._next(few, text, max(found.end, found.start + 1), stop)

    def places(self, form: Form, text: str) -> Iterator[re.Match[str]]:
        """Every place that one form of the table reads, whether or not it decides."""
        return self._expression(form).finditer(text) if self._telling[form.id].may_stand_in(text) else iter(())

    def blanked(self, text: str) -> str:
        """The text with a space in place of all that a form reads."""
        for each in self.readings(text):
            text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
        return text

    def told(self, text: str) -> Iterator[Told]:
        """Every form that reads the text, in the order in which they are asked, and why it decides or does not."""
        first = self.first(text)
        for form in sorted(self.forms, key=lambda each: each.rank):
            match = self._expression(form).search(text)
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
        return any(self._expression(form).search(text) for form in others)

    @cached_property
    def _ranks(self) -> tuple[_Rank, ...]:
        """Each rank's forms, the lowest first."""
        ranks = sorted({form.rank for form in self.forms})
        of_each = (tuple(form for form in self.forms if form.rank == rank) for rank in ranks)
        return tuple(_Rank(forms, self._words_of(forms), all(form.begins for form in forms)) for forms in of_each)

    def _words_of(self, forms: Iterable[Form]) -> TellingWords:
        """The words without one of which none of the forms reads a text."""
        return TellingWords.of_any([self._telling[form.id] for form in forms], ignore_case=self._ignore_case)

    def _that_may_read(self, text: str, rank: _Rank) -> _Rank:
        """The rank with only those of its forms that may read the text: mostly none."""
        if not rank.telling.may_stand_in(text):
            return _NO_RANK
        return rank._replace(forms=tuple(form for form in rank.forms if self._telling[form.id].may_stand_in(text)))

    def _next(self, rank: _Rank, text: str, start: int, stop: int) -> FormReading | None:
        """The next place that one of the forms reads, the first written of two at one place."""
        found: FormReading | None = None
        for form in rank.forms:
            expression = self._expression(form)
            match = (expression.match if rank.begins else expression.search)(text, start, stop)
            if match is not None and (found is None or match.start() < found.start):
                found = FormReading(form, match)
        return found

    @cached_property
    def _telling(self) -> dict[str, TellingWords]:
        """The words without one of which each form reads nothing, by its id."""
        try:
            return {f.id: TellingWords.of(self._written(f), ignore_case=self._ignore_case) for f in self.forms}
        except re.error as error:
            raise MalformedForm(f"The table {self.name} does not compile: {error}.") from None

    def _expression(self, form: Form) -> re.Pattern[str]:
        """A form's own expression, made when a text may hold what it reads."""
        known = self._expressions.get(form.id)
        if known is None:
            edge = r"\b" if self._whole_words else ""
            try:
                known = re.compile(f"{edge}(?:{self._written(form)}){edge}", re.IGNORECASE if self._ignore_case else 0)
            except re.error as error:
                raise MalformedForm(f"The table {self.name} does not compile: {error}.") from None
            self._expressions[form.id] = known
        return known

    def _written(self, form: Form) -> str:
        """A form's pattern as a regular expression."""
        return expand(form.id, form.pattern, {**SHARED, **self.parts})


def _because(form: Form, first: FormReading | None) -> str:
    """Why a form that reads a text decides, or does not, where `first` does."""
    if first is None:
        return "but another of its rank says otherwise"
    if form == first.form:
        return "the first that reads it"
    if form.rank > first.form.rank:
        return f"after {first.form.id} of rank {first.form.rank}"
    return f"but {first.form.id} of the same rank stands before it"
