"""Hertfordshire and Herefordshire from 2005 to 2025: is what is said to be asked again what a careful reader says is the same request?"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from pyoxigraph import QuerySolutions, RdfFormat, Store

from ingest.building.build import build
from ontology.terms import OA, REMIT

FACTS = Path(__file__).parent / "repeats_read.csv"
LEAST_PAIRS, PRECISION, RECALL = 20, 0.9, 0.9

_REPEATS = f"""SELECT DISTINCT ?later ?later_ordinal ?earlier ?earlier_ordinal WHERE {{
    ?one <{REMIT.repeats}> ?other .
    ?one <{REMIT.ordinal}> ?later_ordinal ; <{REMIT.evidence}>/<{OA.hasSource}>/<{REMIT.fileName}> ?later .
    ?other <{REMIT.ordinal}> ?earlier_ordinal ; <{REMIT.evidence}>/<{OA.hasSource}>/<{REMIT.fileName}> ?earlier }}"""

Pair = tuple[str, str, str, str]


def repeated(data: Path) -> set[Pair]:
    """Each pair of a data folder, by file and place in it, the later first."""
    store = Store()
    for path in (*data.glob("reports/*.nq"), *data.glob("derived/*.nq")):
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    found = store.query(_REPEATS, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    rows = [[str(getattr(term, "value", "")) for term in row] for row in found]
    return {(Path(one).name, place, Path(other).name, at) for one, place, other, at in rows}


def test_is_asked_again_what_a_careful_reader_says_is_the_same_request(shared: Path, tmp_path: Path) -> None:
    with FACTS.open(encoding="utf-8", newline="") as lines:
        read: dict[Pair, bool] = {
            (row["later"], row["later_ordinal"], row["earlier"], row["earlier_ordinal"]): row["repeats"] == "yes"
            for row in csv.DictReader(lines)
        }
    assert len(read) >= LEAST_PAIRS
    reports = tmp_path / "reports"
    reports.mkdir()
    for file in {file for pair in read for file in (pair[0], pair[2])}:
        path = next(folder / file for folder in (shared / "corpus", shared / "seeds") if (folder / file).is_file())
        shutil.copy(path, reports)
    build([reports], tmp_path / "data")
    found = repeated(tmp_path / "data") & set(read)
    right = sum(read[pair] for pair in found)
    assert right / len(found) >= PRECISION, sorted(pair for pair in found if not read[pair])
    assert right / sum(read.values()) >= RECALL, sorted(pair for pair in read if read[pair] and pair not in found)
