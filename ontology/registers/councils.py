"""The names of local authorities: the place, and the council forms around it.

"Herefordshire County Council" is Herefordshire Council, since one authority has that place's name; "Leicester County
Council" is neither Leicester nor Leicestershire for certain; "Durham City Council" was another body than Durham County
Council. District, town and parish councils are other bodies and never match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ontology.registers.bodies import AUTHORITY, MARGIN, Organisation
from ontology.registers.spelling import JOINING, LONGEST_NAME, fold, words_of

_COUNTY, _TOWN, _LONDON, _PLAIN = "county", "town", "london", "plain"
_SUFFIXES = (
    ("metropolitan borough council", _TOWN),
    ("metropolitan district council", _TOWN),
    ("london borough council", _LONDON),
    ("london borough", _LONDON),
    ("borough council", _TOWN),
    ("county council", _COUNTY),
    ("city council", _TOWN),
    ("unitary authority", _PLAIN),
    ("local authority", _PLAIN),
    ("mbc", _TOWN),
    ("mdc", _TOWN),
    ("council", _PLAIN),
    ("county", _COUNTY),
)
_PREFIXES = (
    ("london borough of", _LONDON),
    ("royal borough of", _TOWN),
    ("metropolitan borough of", _TOWN),
    ("borough of", _TOWN),
    ("county of", _COUNTY),
    ("city of", _TOWN),
)

_FORM_WORDS = frozenset({"county", "city", "borough", "district", "london", "london borough", "metropolitan borough"})
_JOINTS = ("with", "and", "upon", "on", "of")  # between the first place of a name and the next


class CouncilNames:
    """Authorities by every form of their names."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        """Index the authorities among `organisations`; the others are passed over."""
        self._by_name: dict[str, list[Organisation]] = defaultdict(list)
        self._by_place: dict[str, list[Organisation]] = defaultdict(list)
        self._places: set[tuple[str, ...]] = set()
        for organisation in organisations:
            if organisation.kind != AUTHORITY:
                continue
            for name in dict.fromkeys(map(fold, organisation.names)):
                self._by_name[name].append(organisation)
                for place in (name, *(stem for stem, _ in _stems(name))):
                    self._places.add(tuple(word for word in words_of(place) if word not in JOINING))
                    if organisation not in self._by_place[place]:
                        self._by_place[place].append(organisation)

    def find(self, text: str, on: date | None) -> Organisation | None:
        """The authority that `text` names in full, by its name or by a council form of its place; None where none or
        several do. Of two that bore one name, the one alive on `on`, or today where that is None. A name that only a
        later authority bears is taken for a form: "Dorset Council" was the county council before 2019; where it is no
        form of another, it names nobody yet.
        """
        if len(text) > LONGEST_NAME:
            return None
        for spelling in dict.fromkeys((fold(text), " ".join(words_of(text)))):
            for named in (self._by_name.get(spelling, []), self._by_form(spelling)):
                found = [organisation for organisation in named if not organisation.unborn(on)]
                if found:
                    return _at(found, on)
        return None

    def near(self, text: str, on: date | None) -> list[Organisation]:
        """The authorities that a council's name may be short for: those of the time whose place begins with its words, and
        that of its very name, though it came later.
        """
        spelling = fold(text)
        later = self._by_name.get(spelling, [])
        begun = tuple(
            f"{stem} {joint} " for stem, _ in _stems(spelling) if stem not in _FORM_WORDS for joint in _JOINTS
        )
        if not begun:
            return later
        found = [o for place, bodies in self._by_place.items() if place.startswith(begun) for o in bodies]
        return [*later, *(organisation for organisation in found if organisation.alive(on))]

    def is_place(self, words: tuple[str, ...]) -> bool:
        """Whether these words are nothing but the name of an authority's place, the joining words left out."""
        return words in self._places

    def forms(self) -> Iterator[str]:
        """Every folded form by which a text may name an authority."""
        yield from self._by_name
        for place in self._by_place:
            for suffix, _ in _SUFFIXES:
                yield f"{place} {suffix}"
            for prefix, _ in _PREFIXES:
                yield f"{prefix} {place}"
                yield f"{prefix} {place} council"

    def _by_form(self, folded: str) -> list[Organisation]:
        for place, form in _stems(folded):
            found = [o for o in self._by_place.get(place, ()) if self._fits(o, place, form)]
            if found and not place.endswith(" council"):  # "Marlshire Council Council House" is a name and an address
                return found
        return []

    def _fits(self, organisation: Organisation, place: str, form: str) -> bool:
        names = [fold(name) for name in organisation.names]
        if form == _COUNTY:
            return f"{place}shire" not in self._by_place
        if form == _TOWN:
            county = any(name.endswith("county council") for name in names)
            return not county or any(name.endswith(("city council", "borough council")) for name in names)
        if form == _LONDON:
            return any(name.startswith(("london borough", "royal borough")) for name in names)
        return True


def _stems(folded: str) -> Iterator[tuple[str, str]]:
    """What is left without a council's suffix, its prefix or both, and which form that was."""
    suffixed = [(folded[: -len(suffix) - 1], form) for suffix, form in _SUFFIXES if folded.endswith(f" {suffix}")]
    yield from suffixed
    for stem, _ in [*suffixed, (folded, _PLAIN)]:
        for prefix, form in _PREFIXES:
            if stem.startswith(f"{prefix} "):
                yield stem[len(prefix) + 1 :], form


def _at(found: list[Organisation], on: date | None) -> Organisation | None:
    if len(found) == 1:
        return found[0]
    day = on or date.today()
    alive = [o for o in found if o.alive(day)] or [o for o in found if o.alive(day, MARGIN)]
    return alive[0] if len(alive) == 1 else None
