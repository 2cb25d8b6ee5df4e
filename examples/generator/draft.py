"""A report while it is being composed: its blocks, and beside them what a reader should find."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from examples.generator.areas import Area
from examples.generator.content import (
    USUAL_SIGN,
    Block,
    Box,
    Bullet,
    Contents,
    Fill,
    Furniture,
    Heading,
    Manuscript,
    Paragraph,
    Table,
)
from examples.generator.expected import Cited, Expectation, Grade, Item, Owner
from examples.generator.phrases import FICTION, FOLLOW_UPS, THINGS, Phrases

SIGNS = (USUAL_SIGN, "\uf06e", "■", "\uf0a7", "•", "\uf0b7", "▪")
SPARE = 14  # paragraphs: they fill a page
ODD_SIGN = 9  # of so many bullets one has another sign than the list's
HARD = 2  # of so many reports one has each hard case that is a matter of choice
GRADES = ("outstanding", "good", "requires improvement", "inadequate")
EARLIER_GRADES = ("outstanding", "good", "adequate", "inadequate")
_MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, slots=True)
class Occasion:
    """An inspection's first and last day, and the day its report came out."""

    start: date
    end: date
    published: date


@dataclass(frozen=True, slots=True)
class Composed:
    """A report, and what a reader should find in it."""

    manuscript: Manuscript
    found: Expectation


@dataclass(frozen=True, slots=True)
class Brief:
    """What a report is to be about. `past` gives the same area's occasion of another form, by the form's name."""

    family: str
    area: Area
    neighbour: Area
    occasion: Occasion
    rng: Random
    past: Callable[[str], Occasion]


class Draft:
    """Gathers one report."""

    def __init__(self, brief: Brief, *, curly: bool = True, listed: bool = False) -> None:
        """`curly`: which apostrophe it prints; `listed`: its date of publication stands in the list beside it alone."""
        self.brief = brief
        self.rng = brief.rng
        self.area = brief.area
        self.dates = brief.occasion
        on = brief.occasion.start
        self.commissioner = self.area.commissioner(on)
        self.hospitals = self.area.hospitals(on)
        self.health_bodies = tuple(dict.fromkeys((*self.area.health_trusts(on), self.commissioner)))
        self.community = self.area.health_trusts(on)[-1]
        self.bodies = (*self.health_bodies, self.area.police)
        self.say = Phrases(self.rng, self.area.place, self.bodies, "’" if curly else "'")
        self.sign = self.rng.choice(SIGNS)
        self.blocks: list[Block] = []
        self.found = Expectation(brief.family, self.area.place, self.area.gss, start=on, end=brief.occasion.end)
        if listed:
            self.found.listed = brief.occasion.published
        else:
            self.found.published = brief.occasion.published
        self._number = 0

    def chance(self) -> bool:
        """Whether this report has a hard case."""
        return self.rng.randrange(HARD) == 0

    def add(self, *blocks: Block) -> None:
        """Add blocks as they are."""
        self.blocks += blocks

    def hard(self, case: str) -> None:
        """Note a hard case that this report holds."""
        if case not in self.found.hard_cases:
            self.found.hard_cases.append(case)

    def numbered(self, text: str, note: str | None = None) -> None:
        """A paragraph with the next number."""
        self._number += 1
        self.blocks.append(Paragraph(text, self._number, note=note))

    def restart(self) -> None:
        """Number from 1 again."""
        self._number = 0

    def report_on(self, fewest: int, most: int) -> None:
        """So many numbered paragraphs of findings."""
        for _ in range(self.rng.randint(fewest, most)):
            self.numbered(self.say.findings())

    def prose(self, fewest: int, most: int) -> None:
        """So many paragraphs of findings without numbers."""
        for _ in range(self.rng.randint(fewest, most)):
            self.blocks.append(Paragraph(self.say.findings()))

    def bullets(self, texts: Iterable[str], level: int = 0) -> None:
        """A list; now and then one of its signs is not like the others."""
        for text in texts:
            odd = self.rng.randrange(ODD_SIGN) == 0
            sign = self.rng.choice([s for s in SIGNS if s != self.sign]) if odd else self.sign
            if odd:
                self.hard("a bullet with another sign than its list's")
            self.blocks.append(Bullet(text, sign, level))

    def fill(self, fewest: int, most: int) -> None:
        """Fill the page up to so many lines, so that what follows is cut by its end."""
        self.hard("a list cut by the end of a page")
        spare = tuple(self.say.aside() for _ in range(SPARE))
        self.blocks.append(Fill(spare, self.rng.randint(fewest, most)))

    def box(self, title: str) -> None:
        """A practice study, which stands where the next page begins and interrupts what is cut there."""
        self.hard("a box that interrupts a list")
        self.blocks.append(Box(title, tuple(self.say.findings(2, 3) for _ in range(2))))

    def grade(
        self,
        aspect: str,
        word: str,
        *where: str,
        strand: str | None = None,
        conflict: dict[str, str] | None = None,
        part: str | None = None,
    ) -> None:
        """Note a grade that the report gives, and where."""
        self.found.grades.append(Grade(aspect, word, where, strand, tuple((conflict or {}).items()), part))

    def item(
        self,
        text: str,
        kind: str,
        owners: Sequence[Owner],
        strand: str | None = None,
        priority: str | None = None,
        number: str | None = None,
    ) -> str:
        """Note a recommendation; its words."""
        self.found.items.append(Item(text, kind, tuple(owners), strand, priority, number))
        return text

    def cite(self, what: str, framework: str, when: str) -> None:
        """Note an inspection that the report speaks of."""
        self.found.cited.append(Cited(what, framework, when))

    def follow_up(self, form: str, framework: str, called: str) -> list[str]:
        """A sentence on what became of what the area's inspection of another form asked, if that came before; noted."""
        earlier = self.brief.past(form).start
        if earlier >= self.dates.start:
            return []
        when = earlier.isoformat()[:7]
        status, sentence = self.rng.choice(FOLLOW_UPS)
        text = sentence.format(inspection=f"{called} in {month_year(earlier)}", thing=self.rng.choice(THINGS))
        if all((cited.framework, cited.when) != (framework, when) for cited in self.found.cited):
            self.cite(called, framework, when)
        self.found.followed_up.append((when, status, text))
        return [text.replace("'", self.say.apostrophe)]

    def done(self, title: str, furniture: Furniture) -> Composed:
        """The whole, with the line that says that it is fiction."""
        if any(isinstance(block, Contents) for block in self.blocks):
            self.hard("a contents list that repeats the headings")
        if any(isinstance(block, Paragraph) and block.note for block in self.blocks):
            self.hard("a footnote under the text")
        self.blocks.append(Paragraph(FICTION, size=10.0))
        self.found.health_bodies = self._health_bodies()
        return Composed(Manuscript(title, tuple(self.blocks), furniture), self.found)

    def _health_bodies(self) -> dict[str, str]:
        ranked = sorted(self.health_bodies, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, ranked)))
        seen = (m.group() for text in map(_words, self.blocks) for m in pattern.finditer(text))
        return {name: name for name in sorted(set(seen))}


def _words(block: Block) -> str:
    match block:
        case Heading() | Paragraph() | Bullet():
            return block.text
        case Table():
            return "\n".join(cell or "" for row in block.rows for cell in row)
        case Box():
            return "\n".join((block.title, *block.paragraphs))
    return ""


def day_month(day: date) -> str:
    """ "5 March"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """ "5 March 2021"."""
    return f"{day_month(day)} {day.year}"


def month_year(day: date) -> str:
    """ "March 2021"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def span(start: date, end: date, sign: str = "to") -> str:
    """A range of days with what both ends share said once: "23 to 27 January 2023"."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} {sign} {full(end)}"
    return f"{full(start) if start.year != end.year else day_month(start)} {sign} {full(end)}"


def monday(rng: Random, first: date, last: date) -> date:
    """A Monday between two days."""
    day = first + timedelta(days=rng.randrange((last - first).days + 1))
    return day - timedelta(days=day.weekday())
