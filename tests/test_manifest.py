"""A manifest that is cut, damaged or somebody else's: every command says which file, which place in it, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from question_graph import report_entry

from ontology.errors import DataFolderError
from ontology.terms import DEFAULT_BASE
from queries.folder import DataFolder
from queries.manifest import (
    FORMAT,
    AreaQuarantineEntry,
    FileEntry,
    ListedEntry,
    Manifest,
    QuarantineEntry,
    RefusedEntry,
    parse_manifest,
)
from tests.building import LETTERS, built, copied_letters

A, B, C = (letter * 64 for letter in "abc")


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """A manifest with an entry of every kind, as JSON has it."""
    built_entry = report_entry("a.txt").model_copy(
        update={
            "listed": ListedEntry(published="2010-06-21", source_url=None, publisher_id=None),
            "counts": {"findings": 1},
            "local_names": {"agency/E10000901/nine": "The Nine"},
        }
    )
    refused = RefusedEntry(
        **{name: getattr(built_entry, name) for name in FileEntry.model_fields},
        sha256=C,
        ground="digest",
        code="UnreadableFile",
        reason="It is empty.",
        remedy=None,
    )
    manifest = Manifest(
        format=FORMAT,
        software="0.1.0",
        base=DEFAULT_BASE,
        registers="digest",
        reports={A: built_entry},
        quarantined={B: QuarantineEntry(**dict(built_entry), reason="A date is missing.")},
        refused={"/reports/c.txt": refused},
        derived={"E10000901": "digest"},
        quarantined_areas={"E10000901": AreaQuarantineEntry(area_name="Marlshire", reason="A date is missing.")},
    )
    content: dict[str, Any] = manifest.model_dump()
    return content


def places(value: object, *above: str) -> Iterator[tuple[str, ...]]:
    """Every place in a manifest, as the keys that lead there."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*above, key)
            yield from places(inner, *above, key)


def changed(whole: dict[str, Any], place: tuple[str, ...], *value: object) -> bytes:
    """The manifest with another value at a place, or with nothing there."""
    copy = json.loads(json.dumps(whole))
    inner = copy
    for key in place[:-1]:
        inner = inner[key]
    if value:
        inner[place[-1]] = value[0]
    else:
        del inner[place[-1]]
    return json.dumps(copy).encode()


def fault(content: bytes) -> DataFolderError:
    with pytest.raises(DataFolderError) as raised:
        parse_manifest(content, Path("data/manifest.json"))
    assert raised.value.where == str(Path("data/manifest.json"))
    assert "remit build REPORT... --data data" in (raised.value.remedy or "")
    return raised.value


def test_a_whole_manifest_is_read_as_it_was_written(whole: dict[str, Any]) -> None:
    assert parse_manifest(json.dumps(whole).encode(), Path("manifest.json")).model_dump() == whole


def test_each_field_that_is_missing_is_named(whole: dict[str, Any]) -> None:
    content = {"findings", "agency/E10000901/nine", A, B, "/reports/c.txt", "E10000901"}  # keys that may be any
    content.add("quarantined_areas")  # not there in folders that were built before areas were put aside
    fields = [place for place in places(whole) if place[-1] not in content]
    assert len(fields) > 60
    for place in fields:
        said = fault(changed(whole, place)).message
        assert place[-1] in said
        assert place == ("format",) or ".".join(place)[:100] in said


def test_each_field_of_another_type_is_named(whole: dict[str, Any]) -> None:
    for place in places(whole):
        for wrong in (True, 1.5, [1]):
            said = fault(changed(whole, place, wrong)).message
            assert place[-1][:20] in said


def test_a_manifest_cut_at_any_byte_is_told_as_cut(whole: dict[str, Any]) -> None:
    content = json.dumps(whole).encode()
    for end in range(len(content)):
        assert "cut or damaged" in fault(content[:end]).message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe{\x00}\x00", "cut or damaged"),
        (b'"text"', "no manifest"),
        (b"[]", "no manifest"),
        (b"null", "no manifest"),
        (b"{}", "has no format"),
        (b'{"name": "remit", "version": "1.0.0"}', "has no format"),
        (b'{"format": 2, "editions": {}}', f"has format 2, and this version of Remit reads format {FORMAT}"),
        (b'{"format": "1"}', "has format '1'"),
        (b'{"format": null}', "has format None"),
    ],
)
def test_what_is_no_manifest_of_this_version_says_so(content: bytes, says: str) -> None:
    assert says in fault(content).message


@pytest.mark.parametrize("key", ["../../elsewhere", "a" * 63, "A" * 64, f"{A}\n", ""])
def test_what_becomes_the_name_of_a_file_leads_nowhere_else(whole: dict[str, Any], key: str) -> None:
    for part in ("reports", "quarantined"):
        assert part in fault(changed(whole, (part, key), whole[part][A if part == "reports" else B])).message
    assert "derived" in fault(changed(whole, ("derived", key), "digest")).message


def test_a_field_that_this_version_does_not_know_is_not_lost_in_silence(whole: dict[str, Any]) -> None:
    assert "edition" in fault(changed(whole, ("edition",), 7)).message
    assert f"reports.{A}.colour" in fault(changed(whole, ("reports", A, "colour"), "red")).message


def test_many_faults_are_counted(whole: dict[str, Any]) -> None:
    entry = dict(whole["reports"][A], size="large", family=None)
    said = fault(changed(whole, ("reports",), {f"{number:064x}": entry for number in range(500)})).message
    assert "999 more such faults" in said
    assert len(said) < 300


def test_a_build_into_a_folder_with_a_damaged_manifest_changes_nothing(tmp_path: Path) -> None:
    letters = copied_letters(tmp_path)
    built([letters / LETTERS[0]], tmp_path / "data")
    folder = DataFolder(tmp_path / "data")
    good = folder.manifest_path.read_bytes()
    for bad in (good[: len(good) // 2], b"{}", good.replace(b'"size"', b'"Size"')):
        folder.manifest_path.write_bytes(bad)
        before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
        with pytest.raises(DataFolderError):
            built([letters], folder.path)
        assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before
    folder.manifest_path.unlink()  # as the remedy says
    assert built([letters], folder.path).exit_code == 0
    assert len(folder.manifest().reports) == len(LETTERS)
