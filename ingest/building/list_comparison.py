"""Setting a publisher's list beside what a folder holds: what is listed and not here, here and not listed, and new.

A listed report is here for certain by its address, or by its file's name and its council: scrapers give the reports of every council that
came out on one day one name, such as "children's services inspection - 11 february 2022.pdf", so that the name alone decides nothing
between councils. A file that somebody renamed is known by council and day of publication, where both have one report of that day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from ingest.building.atomic_writing import write_atomically
from ingest.building.sources.list_cells import plain_file_name
from ingest.building.sources.published_list import ListedPublication, PublishedList, read_published_list, same_line
from ingest.building.sources.web_address import is_url
from ingest.graph.report_graph import report_id
from ontology.errors import ListingError
from ontology.registers.bodies import Organisation
from ontology.registers.register import Register
from ontology.registers.table_text import bytes_of
from queries.editions.publishing import edition_of
from queries.folder import DataFolder
from queries.manifest import FileEntry, Manifest, ReportEntry
from queries.watching import WATCHED, Watch, WatchedItem, WatchState, kept_watch

KEPT_LIST: Final = "published-list.csv"
"""The copy of the list in the data folder: later builds use it until they are given another."""

SOME_DAYS: Final = timedelta(days=14)
"""How far the day that a report prints may be from the day on which its publisher put it out: a week is common, two are not rare."""

_FOLDER_OF_A_COUNCIL = re.compile(r"(\d{3,8})_")
"""How scrapers name the folder of a council's reports: Ofsted's number, and the name."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that a build was given: in the graph where it has a `digest`, or else left out for a `reason`."""

    entry: FileEntry
    authority: Organisation | None
    days: frozenset[date]
    """When it was published: by its own word, and by a list beside it, which may be some days later."""
    digest: str | None
    reason: str | None

    @property
    def published(self) -> date | None:
        """The later of its days."""
        return max(self.days, default=None)

    @property
    def link(self) -> str | None:
        """Where it was fetched from, or is listed as published, spelt as addresses are compared."""
        listed = self.entry.listed.source_url if self.entry.listed else None
        return _address(listed or (self.entry.path if is_url(self.entry.path) else None))


def check_lists(folder: DataFolder, given: Path | None, register: Register) -> None:
    """Raise ListingError for a list that cannot be read: the one given, or the one kept where none is. Before anything is read, for its user
    may mend it and begin again.
    """
    kept = folder.path / KEPT_LIST
    if given is not None and given.exists() and not given.is_file():
        raise ListingError(
            "the list is no file, and it is read more than once", where=str(given), remedy="Write it into a file first."
        )
    path = given or (kept if kept.is_file() else None)
    if path is not None:
        read_published_list(path, register)


def watch_after_build(
    folder: DataFolder, given: Path | None, register: Register, before: Manifest, now: Manifest
) -> Watch | None:
    """What the list that a build was given, or that the folder keeps, says of the folder; written down there. None without a list.

    `before` and `now` are what the folder held before the build and after it. Raises ListingError for a list that cannot be read.
    """
    kept, former = folder.path / KEPT_LIST, kept_watch(folder.path)
    old = kept.read_bytes() if kept.is_file() else None
    new = bytes_of(given, ListingError) if given is not None else old
    if new is None:
        return None
    known = _keys_of(kept, register, must=given is None) if old is not None else None
    if new != old:
        write_atomically(kept, new)
    listed = read_published_list(kept, register)
    name = given.name if given is not None else former.list_file if former else KEPT_LIST
    watch = compare_with_list(name, listed, folder, now, register)
    came = former.of(WatchState.NEWLY_LISTED) if former and new == old else []
    if known is not None and new != old:
        came = [_listed_item(WatchState.NEWLY_LISTED, row) for row in listed.rows if row.key not in known]
    since, here = (former.before, former.of(WatchState.NEWLY_HERE)) if former else (None, [])
    if set(now.reports) != set(before.reports) and before.reports:
        since = edition_of(folder, before).version
        here = [
            _held_item(WatchState.NEWLY_HERE, held)
            for held in held_files(now, register)
            if held.digest in set(now.reports) - set(before.reports)
        ]
    watch = watch.model_copy(update={"before": since, "items": [*watch.items, *came, *here]})
    write_atomically(folder.path / WATCHED, watch.model_dump_json(indent=1).encode())
    return watch


def _keys_of(kept: Path, register: Register, *, must: bool) -> set[tuple[str, str, str]] | None:
    """What tells the rows of the kept list apart; None for a damaged one that another takes the place of, unless it `must` be read."""
    try:
        return {row.key for row in read_published_list(kept, register).rows}
    except ListingError:
        if must:
            raise
        return None


def compare_with_list(
    name: str, listed: PublishedList, folder: DataFolder, manifest: Manifest, register: Register
) -> Watch:
    """What a list, called `name`, says of what a manifest says the folder holds; nothing is written down."""
    held = held_files(manifest, register)
    matching = _Matching(register, listed.rows, held)
    items = [*_latest_missing(matching, listed.rows), *matching.amiss()]
    taken = {each.digest for each in matching.found.values()}
    items += [_held_item(WatchState.UNLISTED, each) for each in held if each.digest and each.digest not in taken]
    return Watch(
        list_file=name,
        listed=len(listed.rows),
        here=sum(each.digest is not None for each in matching.found.values()),
        edition=edition_of(folder, manifest).version,
        before=None,
        items=items,
        faults=list(listed.faults),
    )


def held_files(manifest: Manifest, register: Register) -> list[HeldFile]:
    """Every file that builds were given: those in the graph, and those left out with the reason."""
    found = []
    for digest, entry in manifest.reports.items():
        found.append(HeldFile(entry, register.get(entry.authority), _days(entry), digest, None))
    for entry in manifest.quarantined.values():
        found.append(HeldFile(entry, register.get(entry.authority), _days(entry), None, entry.reason))
    for refused in manifest.refused.values():
        if refused.sha256 not in manifest.reports:  # what is there twice counts once
            found.append(HeldFile(refused, _council_of_folder(refused, register), _days(refused), None, refused.reason))
    return sorted(found, key=lambda each: each.entry.path)


class _Matching:
    """Which file each row of a list means: by address, then by name, then by council and day. What was found is not found again.

    Rows of one council and day are weighed once, whatever their number: a list may call every report of every council by one name.
    """

    def __init__(self, register: Register, rows: Iterable[ListedPublication], held: Iterable[HeldFile]) -> None:
        self._rows = list(rows)
        self._held = list(held)
        self._one_line = _OneLine(register)
        self.found: dict[int, HeldFile] = {}
        self._doubts: dict[int, str] = {}
        self._by(lambda row: _address(row.link), lambda file: [file.link])
        self._by(lambda row: plain_file_name(row.file or ""), lambda file: [plain_file_name(file.entry.file)])
        self._by(lambda row: row.authority and row.published, lambda file: file.days if file.authority else ())
        self._doubt_near()

    def _by(
        self,
        of_row: Callable[[ListedPublication], Hashable | None],
        of_file: Callable[[HeldFile], Iterable[Hashable | None]],
    ) -> None:
        """Match what is still free and has the same key, where the councils allow it and only one row and one file do."""
        taken = {id(file) for file in self.found.values()}
        files, rows = defaultdict[Hashable, list[HeldFile]](list), defaultdict[Hashable, list[ListedPublication]](list)
        for file in self._held:
            for key in filter(None, of_file(file) if id(file) not in taken else ()):
                files[key].append(file)
        for row in self._rows:
            if row.row not in self.found and (key := of_row(row)) and key in files:
                rows[key].append(row)
        for key, alike in rows.items():
            self._match(alike, files[key])

    def _match(self, alike: Iterable[ListedPublication], files: Iterable[HeldFile]) -> None:
        """Match rows with files that all have one key."""
        kinds = _of_one_council_and_day(alike)
        by_council = _by_council(files)
        claims = Counter[int]()
        weighed: list[tuple[list[ListedPublication], HeldFile | None, str]] = []
        for some in kinds:
            fitting = list(self._allowed(some[0], by_council))
            for file in fitting:
                claims[id(file)] += len(some)
            if fitting:
                weighed.append((some, fitting[0] if len(fitting) == 1 else None, _doubt(fitting)))
        for some, only, doubt in weighed:
            if only is not None and claims[id(only)] == 1:
                self.found[some[0].row] = only
            else:
                self._doubts |= {row.row: doubt for row in some}

    def _allowed(self, row: ListedPublication, by_council: _ByCouncil) -> Iterator[HeldFile]:
        """The files that a row may mean as far as councils go, and days where a council is not known."""
        for council, files in by_council.items():
            if row.authority is not None and council is not None:
                yield from files if self._one_line(row.authority, council) else ()
            else:
                yield from (
                    file for file in files if row.published is None or not file.days or row.published in file.days
                )

    def _doubt_near(self) -> None:
        """Doubt that a row's report is missing where one of its council's is left that came out some days from it."""
        taken = {id(file) for file in self.found.values()}
        left = _by_council(file for file in self._held if file.authority is not None and id(file) not in taken)
        unsettled = (row for row in self._rows if row.row not in self.found and row.row not in self._doubts)
        for some in _of_one_council_and_day(row for row in unsettled if row.authority and row.published):
            near = [file for file in self._allowed(some[0], left) if _is_near(file, some[0].published)]
            if near:
                self._doubts |= {row.row: _doubt(near) for row in some}

    def amiss(self) -> Iterator[WatchedItem]:
        """The rows that mean no file in the graph, in the order of the list."""
        for row in self._rows:
            file = self.found.get(row.row)
            if file is not None and file.reason is not None:
                yield _listed_item(WatchState.REFUSED, row, f"{file.entry.file}: {file.reason}")
            elif file is None and row.row in self._doubts:
                yield _listed_item(WatchState.UNCLEAR, row, self._doubts[row.row])
            elif file is None:
                yield _listed_item(WatchState.MISSING, row)

    def is_here(self, row: ListedPublication) -> bool:
        """Whether a row's report is in the graph, or may be."""
        found = self.found.get(row.row)
        return found.digest is not None if found else row.row in self._doubts

    def latest_here(self, council: Organisation) -> HeldFile | None:
        """The file in the graph that was published last of a council and of those before it."""
        dated = [
            file
            for file in self._held
            if file.digest and file.published and file.authority and self._one_line(council, file.authority)
        ]
        return max(dated, key=lambda file: file.published or date.min, default=None)


def _latest_missing(matching: _Matching, rows: Iterable[ListedPublication]) -> Iterator[WatchedItem]:
    """Councils whose latest listed report is not here, by name: a day of two reports counts where either is missing."""
    latest: dict[str, list[ListedPublication]] = {}
    for row in rows:
        if row.authority is None or row.published is None:
            continue
        so_far = latest.get(row.authority.key, [])
        if not so_far or row.published > (so_far[0].published or date.min):
            latest[row.authority.key] = [row]
        elif row.published == so_far[0].published:
            so_far.append(row)
    for some in sorted(latest.values(), key=lambda some: some[0].authority.name if some[0].authority else ""):
        missing = [row for row in some if not matching.is_here(row)]
        if missing and missing[0].authority is not None:
            last = matching.latest_here(missing[0].authority)
            note = f"The latest of its reports here is of {last.published}." if last else "No report of it is here."
            yield from (_listed_item(WatchState.LATEST_MISSING, row, note) for row in missing)


_ByCouncil = Mapping[Organisation | None, list[HeldFile]]


class _OneLine:
    """Whether two councils are one, or one came after the other; each pair is looked up once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, one: Organisation, other: Organisation) -> bool:
        pair = (one.key, other.key)
        if pair not in self._known:
            self._known[pair] = same_line(self._register, one, other)
        return self._known[pair]


def _by_council(files: Iterable[HeldFile]) -> _ByCouncil:
    found: dict[Organisation | None, list[HeldFile]] = {}
    for file in files:
        found.setdefault(file.authority, []).append(file)
    return found


def _of_one_council_and_day(rows: Iterable[ListedPublication]) -> Collection[list[ListedPublication]]:
    """The rows, those of one council and day together: what one of them may mean, all may."""
    found = defaultdict[tuple[str | None, date | None], list[ListedPublication]](list)
    for row in rows:
        found[row.authority.key if row.authority else None, row.published].append(row)
    return found.values()


def _is_near(file: HeldFile, published: date | None) -> bool:
    return published is not None and any(abs(day - published) <= SOME_DAYS for day in file.days)


def _doubt(fitting: list[HeldFile]) -> str:
    some = ", ".join(file.entry.file for file in fitting[:3])
    return f"It may be {some}: its name differs, or its day, or as much speaks for another. Addresses in both lists settle it."


def _listed_item(state: WatchState, row: ListedPublication, note: str | None = None) -> WatchedItem:
    return WatchedItem(
        state=state,
        authority=row.authority.key if row.authority else None,
        council=row.authority.name if row.authority else row.whose,
        file=row.file,
        published=row.published,
        link=row.link,
        row=row.row,
        report=None,
        note=note,
    )


def _held_item(state: WatchState, held: HeldFile) -> WatchedItem:
    entry = held.entry
    title = entry.title if isinstance(entry, ReportEntry) else None
    named = held.authority.name if held.authority else entry.area_name if isinstance(entry, ReportEntry) else ""
    return WatchedItem(
        state=state,
        authority=held.authority.key if held.authority else None,
        council=named,
        file=entry.file,
        published=held.published,
        link=entry.listed.source_url if entry.listed else None,
        row=None,
        report=report_id(held.digest) if held.digest else None,
        note=title,
    )


def _days(entry: FileEntry) -> frozenset[date]:
    """The days on which a report says, and a list beside it, that it was published."""
    said = [
        entry.published if isinstance(entry, ReportEntry) else None,
        entry.listed.published if entry.listed else None,
    ]
    return frozenset(date.fromisoformat(each) for each in said if each)


def _council_of_folder(entry: FileEntry, register: Register) -> Organisation | None:
    """The council in whose folder a scraper has put a file that could not be read."""
    named = _FOLDER_OF_A_COUNCIL.match(Path(entry.path).parent.name)
    return register.by_code(named[1]) if named else None


def _address(link: str | None) -> str | None:
    """An address as all its spellings are compared."""
    return unquote(link).casefold().removeprefix("https://").removeprefix("http://").rstrip("/") if link else None
