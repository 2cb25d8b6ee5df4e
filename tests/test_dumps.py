"""A whole edition in one folder: is everything there, does its manifest say so, and is it the same each time?"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pyoxigraph as ox
import pytest
from processes import started

from api.exporting import dumps
from api.exporting.columns import TABLES, TableName
from api.exporting.dumps import CONTENTS, SUMS, DumpTargetTaken, read_dump, write_dump
from ontology.errors import DataFolderError
from queries.folder import DataFolder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dumped(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump of the examples."""
    folder = tmp_path_factory.mktemp("dumps") / "dump"
    write_dump(example_data, folder)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_manifest_says_of_every_file_what_it_is(dumped: Path) -> None:
    dump, there = read_dump(dumped), files_of(dumped)
    assert {file.path for file in dump.files} == there.keys() - {CONTENTS, SUMS}
    for file in dump.files:
        content = there[file.path]
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        plain = gzip.decompress(content) if file.encoding == "gzip" else content
        assert counted(file.media_type, plain) == file.count, file.path
    assert there[SUMS].decode() == "".join(f"{file.sha256}  {file.path}\n" for file in dump.files)


def counted(media_type: str, content: bytes) -> int:
    """How many quads, triples or rows there are, by other programs."""
    if media_type == "application/n-quads":
        return len(set(ox.parse(content, ox.RdfFormat.N_QUADS)))
    if media_type == "text/turtle":
        return len(set(ox.parse(content, ox.RdfFormat.TURTLE)))
    if media_type == "text/csv":
        return sum(1 for _ in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    return int(pyarrow.parquet.ParquetFile(io.BytesIO(content)).metadata.num_rows)


def test_every_table_is_there_twice_and_the_graph_with_and_without_its_graphs(dumped: Path, example_data: Path) -> None:
    files = read_dump(dumped).files
    for table in TableName:
        assert [file.media_type for file in files if file.table is table] == [
            "text/csv",
            "application/vnd.apache.parquet",
        ]
        (csv_file,) = (file for file in files if file.table is table and file.media_type == "text/csv")
        header = gzip.decompress((dumped / csv_file.path).read_bytes()).decode("utf-8-sig").split("\r\n")[0]
        assert header.split(",") == list(TABLES[table].names)
    lines = gzip.decompress((dumped / "remit.nq.gz").read_bytes()).splitlines()
    assert set(lines) == {
        line for file in DataFolder(example_data).state().files() for line in file.read_bytes().splitlines()
    }


def test_two_dumps_of_one_edition_are_the_same_bytes_wherever_it_stands(
    dumped: Path, example_data: Path, tmp_path: Path
) -> None:
    shutil.copytree(example_data, tmp_path / "elsewhere")
    write_dump(tmp_path / "elsewhere", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(dumped)


def test_a_dump_takes_the_place_of_the_former_and_leaves_nothing_beside_it(example_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    write_dump(example_data, folder)
    write_dump(example_data, folder, parquet=False)
    assert list(tmp_path.iterdir()) == [folder]
    assert not (folder / "parquet").exists()
    assert {file.media_type for file in read_dump(folder).files} == {"application/n-quads", "text/turtle", "text/csv"}


@pytest.mark.parametrize("name", ["folder", "file"])
def test_what_is_no_dump_is_left_alone(example_data: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    mine = target / "mine.txt" if name == "folder" else target
    mine.parent.mkdir(exist_ok=True)
    mine.write_bytes(b"mine")
    with pytest.raises(DumpTargetTaken, match="new, empty or a dump"):
        write_dump(example_data, target)
    assert mine.read_bytes() == b"mine"


def test_a_build_in_the_middle_of_a_dump_leaves_the_former_dump(
    example_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = tmp_path / "data", tmp_path / "dump"
    shutil.copytree(example_data, data)
    write_dump(data, folder, parquet=False)
    before = files_of(folder)

    def changing(edition: object, table: TableName, out: io.BytesIO) -> int:
        manifest = DataFolder(data).manifest_path
        manifest.write_bytes(manifest.read_bytes() + b"\n")
        return 0

    monkeypatch.setattr(dumps, "write_csv", changing)
    with pytest.raises(DataFolderError, match="Dump it again"):
        write_dump(data, folder, parquet=False)
    assert files_of(folder) == before
    assert {path.name for path in tmp_path.iterdir()} == {"data", "dump"}


SLOW = """
import sys, time
from pathlib import Path
from api.exporting import dumps

def write(*_):
    print("writing", flush=True)
    while True:
        time.sleep(0.01)

dumps.write_csv = write
dumps.write_dump(Path(sys.argv[1]), Path(sys.argv[2]), parquet=False)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process could tidy up on")
def test_a_dump_that_is_ended_leaves_nothing(example_data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOW, str(example_data), str(tmp_path / "dump")]
    with started(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.terminate()
        assert process.wait() == -signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("content", "says"), [(None, "no dump here"), (b"{}", "damaged"), (b"", "damaged")])
def test_a_dump_that_is_not_there_or_damaged_is_told_with_the_remedy(
    tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / CONTENTS).write_bytes(content)
    with pytest.raises(DataFolderError, match=says) as told:
        read_dump(tmp_path)
    assert "remit dump DIR" in str(told.value)
