"""What of a list people choose by plain links, which can be kept and shared: values to narrow it by, its order, the pages before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from api.answering.parameters import Pages
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.editions.facets import Facet, FacetValue

MOST_VALUES: Final = 60
"""Values of a facet at most on a page: of bodies there are thousands, and these are found by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow a list by, or one by which it was narrowed: following its link adds it or takes it away."""

    label: str
    query: str
    count: int | None = None
    """How many things it leaves; None of one that was chosen."""


Choices = list[tuple[str, list[Choice]]]
"""What there is to choose under each heading."""


def choices(
    given: Mapping[str, str],
    counted: Mapping[Facet, list[FacetValue]],
    headings: Mapping[Facet, str],
    called: Callable[[Facet, list[FacetValue]], str],
) -> Choices:
    """What the list was narrowed by, to be taken away, and the facets with something to choose: a value that all have is none.

    `called`: what people call the value of a facet that was chosen, which may be written otherwise than the list has it.
    """
    shown: Choices = []
    for facet, heading in headings.items():
        values = counted.get(facet, [])
        if facet.value in given:
            shown.append((heading, [chosen(given, facet.value, called(facet, values))]))
        elif len(values) > 1:
            shown.append((heading, [_to_narrow(given, each) for each in _told_apart(values[:MOST_VALUES])]))
    return shown


def _told_apart(values: Sequence[FacetValue]) -> list[FacetValue]:
    """The values, each with its kind of inspection where several kinds have one of the same name: “Overall effectiveness”."""
    often = Counter(value.label for value in values)
    return [
        replace(value, label=f"{value.label} ({_framework(value)})")
        if value.facet is Facet.ASPECT and often[value.label] > 1
        else value
        for value in values
    ]


def _framework(aspect: FacetValue) -> str:
    return load_schemes().label(concept("frameworks", aspect.value.partition("/")[0]))


def chosen(given: Mapping[str, str], name: str, label: str) -> Choice:
    """What was chosen, to be taken away."""
    return Choice(label, query_of(given_with(given, name, None)))


def _to_narrow(given: Mapping[str, str], value: FacetValue) -> Choice:
    return Choice(value.label, query_of(given_with(given, value.facet.value, value.value)), value.count)


def places(total: int, shown: int, offset: int, given: dict[str, str]) -> dict[str, Any]:
    """Where the pages before and after this one are: what addresses say after the question mark. `shown`: how many a page has."""
    earlier = urlencode(given | {"offset": str(max(min(offset, total) - shown, 0))}) if offset > 0 else None
    later = urlencode(given | {"offset": str(offset + shown)}) if offset + shown < total else None
    return {"earlier": earlier, "later": later, "first": offset + 1, "last": min(offset + shown, total)}


def given_by(asked: Pages) -> dict[str, str]:
    """What the address says besides the place in the list: in one order, so that the same choices have one address."""
    fields = type(asked).model_fields
    values = {name: getattr(asked, name) for name in sorted(fields) if name != "offset"}
    said = {name: value for name, value in values.items() if value not in (None, "") and value != fields[name].default}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in said.items()}


def given_with(given: Mapping[str, str], name: str, value: str | None) -> dict[str, str]:
    """What is given, with one value set, or taken away for None."""
    rest = {each: said for each, said in given.items() if each != name}
    return rest if value is None else rest | {name: value}


def query_of(values: Mapping[str, str]) -> str:
    """What an address has after its path for these values."""
    return f"?{urlencode(values)}" if values else ""
