"""What a report family is to the program, and how a text shows that it is of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Block, Document
from ingest.facts import ReportFacts, Shortfall
from ingest.families.reading_context import ReadingContext
from ingest.families.unread import unread_kind
from ontology.errors import UnknownFamily, UnreadableFile

TITLE_REACH = 1500
"""Characters: a title comes after an address at most; further on, its words are those of another inspection's title."""

UNREAD_TITLE_REACH = 400
"""Characters: such a title is all that tells a report of a kind that is not read, and further on it may be another report's."""

_OPENING_BLOCKS = 8  # of a report: its title and what stands beside it


@dataclass(frozen=True, slots=True)
class Sign:
    """A form of words by which a family shows itself, and what to call it in a message."""

    called: str
    words: re.Pattern[str]
    required: bool = False
    within: int = 4000  # characters from the document's beginning: a title stands early, or it is another report's

    def stands_in(self, head: str) -> bool:
        """Whether the words stand as early in a document's head as they must."""
        return bool(self.words.search(head[: self.within]))


@dataclass(frozen=True, slots=True)
class Family:
    """One report family. `version` counts changes of its reader: a higher one reads its reports again.

    `begins`: how one of its reports opens, where a file may hold a second one behind the first. `from_copies`: whether one can be read
    from a copy of a PDF's lines; where what is asked stands in tables it cannot. `may_ask_nothing`: whether one may be whole that grades,
    asks and finds nothing: a letter about a visit. `sets_lines`: whether its reader puts the lines of a copy together by what is fixed in
    its form, which tells more than how lines end and begin.
    """

    notation: str
    name: str
    version: int
    signs: tuple[Sign, ...]
    read: Callable[[ReadingContext], ReportFacts]
    begins: re.Pattern[str] | None = None
    from_copies: bool = True
    may_ask_nothing: bool = False
    sets_lines: bool = False


@dataclass(frozen=True, slots=True)
class Recognition:
    """The family that a text is of, and the signs that say so."""

    family: Family
    found: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The reason in words."""
        return f"{self.family.name}: it has {', '.join(self.found)}"


def first_report(document: Document, family: Family) -> tuple[Document, tuple[Shortfall, ...]]:
    """A document up to where a second report of the family begins, and what is left out by that.

    Two reports read as one would contradict each other in everything.
    """
    if family.begins is None:
        return document, ()
    openings = [block for block in document.content() if family.begins.match(_from(document, block))]
    second = next(
        (b for b in openings if b.index > openings[0].index + _OPENING_BLOCKS), None
    )  # a title may stand twice
    if second is None:
        return document, ()
    left = Shortfall(
        f"the rest of the file, from “{second.text[:80]}” on", "another report begins there: split the file"
    )
    return replace(document, blocks=document.blocks[: second.index]), (left,)


def _from(document: Document, block: Block) -> str:
    """The words that begin with a block, as far as a report's opening goes."""
    parts = [later.text[:TITLE_REACH] for later in document.blocks[block.index : block.index + _OPENING_BLOCKS]]
    return "\n".join(parts)[:TITLE_REACH]


def recognise(document: Document, families: Sequence[Family], where: str) -> Recognition:
    """The one family whose required signs all stand at the document's head, with the most other signs.

    Raises UnknownFamily, naming what was looked for, if there is none or if two fit alike; UnreadableFile if the text is a copy of a PDF's
    lines from which that family cannot be read.
    """
    head = document.head
    fitting = []
    for family in families:
        if all(sign.stands_in(head) for sign in family.signs if sign.required):
            found = tuple(sign.called for sign in family.signs if sign.stands_in(head))
            fitting.append(Recognition(family, found))
    fitting.sort(key=lambda r: (-len(r.found), r.family.notation))
    if not fitting:
        raise _unknown(head, families, where)
    if len(fitting) > 1 and len(fitting[0].found) == len(fitting[1].found):
        raise UnknownFamily(
            f"the text fits two report families alike: {fitting[0].reason}; {fitting[1].reason}.", where=where,
            remedy="Check whether the file holds two documents, and split it.",
        )  # fmt: skip
    _check_copy(document, fitting[0].family, where)
    return fitting[0]


def _check_copy(document: Document, family: Family, where: str) -> None:
    if document.copied and not family.from_copies:
        raise UnreadableFile(
            f"the text is a copy of a PDF's lines and has lost its tables, in which a report of this family ({family.name}) says "
            "what is asked, and of whom",
            where=where, remedy="Give the PDF.",
        )  # fmt: skip


def check_contents(facts: ReportFacts, family: Family) -> None:
    """Refuse what has a family's title and yields nothing of what its reports are for: notes about one, or a copy that lost it.

    Raises UnknownFamily, naming what was missing.
    """
    told = any((facts.judgements, facts.reported_grades, facts.recommendations, facts.findings))
    told = told or any(each.asked for each in facts.follow_ups)
    if facts.inspection is None:
        told = told or bool(facts.citations)
    elif facts.inspection.outcome or (family.may_ask_nothing and facts.inspection.start):
        return
    if not told:
        missing = "; ".join(shortfall.expected for shortfall in facts.shortfalls) or "grades, items and findings"
        raise UnknownFamily(
            f"by its first page this is a report of one family ({family.name}), and it holds nothing of what such a report says. "
            f"Missing: {missing}.", where=facts.source.file_name,
            remedy="Notes about a report are none. If it is one, give the PDF: text that was copied out of it loses its headings and tables.",
        )  # fmt: skip


def copy_shortfalls(document: Document) -> tuple[Shortfall, ...]:
    """What a copy of a PDF's lines cannot show, however much is read from it."""
    if not document.copied:
        return ()
    return (
        Shortfall(
            "the type and the tables of the printed page",
            "the text is a copy of a PDF's lines: headings, items and grades were told by how the lines end and begin. Build the PDF to be sure",
        ),
    )


def _unknown(head: str, families: Sequence[Family], where: str) -> UnknownFamily:
    """The refusal of a text that fits no family: what it is, where that is known, or else which family it comes nearest to."""
    unread = unread_kind(head[:UNREAD_TITLE_REACH])
    if unread is not None:
        return UnknownFamily(
            f"by its title this is {unread.name}; such reports are known and not read yet.", where=where,
            remedy="Leave it out for now; nothing else is the matter with it.",
        )  # fmt: skip
    nearest = max(families, key=lambda family: _nearness(family, head))
    found = [sign.called for sign in nearest.signs if sign.stands_in(head)]
    lacking = [sign.called for sign in nearest.signs if sign.required and not sign.stands_in(head)]
    if not found:
        names = "; ".join(family.name for family in families)
        return UnknownFamily(
            f"the text fits no report family: of what each begins with, nothing is there. Read are: {names}.", where=where,
            remedy="Check that the file is one of these reports and that its first page is there.",
        )  # fmt: skip
    return UnknownFamily(
        f"the text fits no report family. Nearest: {nearest.name}. Found: {', '.join(found)}. Missing: {', '.join(lacking)}.", where=where,
        remedy="Check that the first page is there. Text that was copied out of a PDF loses its headings and tables: give the PDF.",
    )  # fmt: skip


def _nearness(family: Family, head: str) -> tuple[int, int]:
    """How many of a family's signs a head has, and how few of those that it must have it lacks."""
    lacking = sum(sign.required and not sign.stands_in(head) for sign in family.signs)
    return sum(sign.stands_in(head) for sign in family.signs), -lacking
