"""Is a table of decisions read, refused with what is wrong and where, kept, honoured by the build, and checked against what is there?"""

from __future__ import annotations

from pathlib import Path

import pytest
from building import copied_letters

from examples import REGISTERS
from ingest.building.build import BuildResult, build
from ingest.building.decisions_file import read_decisions
from ontology.decisions import NO, REPEATS
from ontology.errors import DecisionsError
from ontology.terms import DEFAULT_BASE, REMIT, SCHEME

HEADING = "kind,subject,object,decision,by,on,why\n"
ROW = "repeats,recommendation/b,recommendation/a,no,A. Reader,31/01/2026,another service is meant\n"


def table(folder: Path, *rows: str, heading: str = HEADING) -> Path:
    path = folder / "ours.csv"
    path.write_text(heading + "".join(rows), encoding="utf-8")
    return path


def test_a_row_says_what_of_what_by_whom_and_why(tmp_path: Path) -> None:
    [decision] = read_decisions(table(tmp_path, ROW), DEFAULT_BASE)
    assert (decision.kind, decision.verdict, decision.by, decision.on.isoformat()) == (
        REPEATS,
        NO,
        "A. Reader",
        "2026-01-31",
    )
    assert (decision.subject, decision.object) == (f"{DEFAULT_BASE}recommendation/b", f"{DEFAULT_BASE}recommendation/a")
    assert decision.row == 2


@pytest.mark.parametrize(
    ("rows", "heading", "says"),
    [
        ([ROW], "kind,subject\n", "no column “object”"),
        (["repeets" + ROW[7:]], HEADING, "“repeets” is no kind"),
        ([ROW.replace(",no,", ",never,")], HEADING, "“never” is no decision"),
        ([ROW.replace("A. Reader", "")], HEADING, "column “by” is empty"),
        ([ROW.replace("31/01/2026", "yesterday")], HEADING, "“yesterday” is not a date"),
        ([ROW.replace("repeats", "status")], HEADING, "is no status"),
        ([ROW, ROW], HEADING, "decided in row 2 already"),
    ],
)
def test_a_table_that_cannot_be_honoured_is_refused_with_the_place_and_the_remedy(
    tmp_path: Path, rows: list[str], heading: str, says: str
) -> None:
    with pytest.raises(DecisionsError) as wrong:
        read_decisions(table(tmp_path, *rows, heading=heading), DEFAULT_BASE)
    assert says in wrong.value.message
    assert "ours.csv" in (wrong.value.where or "")
    assert wrong.value.remedy


def stated(data: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((data / "derived").glob("*.nq")))


def test_a_build_honours_what_was_decided_keeps_it_and_tells_what_is_not_there(tmp_path: Path) -> None:
    letters, data = copied_letters(tmp_path), tmp_path / "data"

    def built(decisions: Path | None = None) -> BuildResult:
        return build([letters], data, registers=[REGISTERS / "fictional.csv"], decisions=decisions, workers=1)

    assert built().unmet == ()
    node = next(line.split(" ")[0] for line in stated(data).splitlines() if "#standingOf>" in line)
    asked = node.strip("<>").removesuffix("/standing")
    decisions = table(
        tmp_path,
        f"status,{asked},met,yes,A. Reader,2026-01-31,minutes of the board\n",
        "repeats,recommendation/nowhere,recommendation/no-one,no,A. Reader,2026-01-31,a slip\n",
    )
    assert [each.row for each in built(decisions).unmet] == [3]
    assert f'{node} <{REMIT.verdict}> "yes"' in stated(data)
    assert f"<{asked}> <{REMIT.requestStatus}> <{SCHEME}requestStatuses/met>" in stated(data)
    honoured = stated(data)
    assert [each.row for each in built().unmet] == [3], "the folder keeps the table, and it is checked each time"
    assert stated(data) == honoured
    (data / "decisions.csv").unlink()
    assert built().unmet == ()
    assert str(REMIT.verdict) not in stated(data)


def test_a_table_that_is_refused_leaves_the_one_before(tmp_path: Path) -> None:
    letters, data = copied_letters(tmp_path), tmp_path / "data"
    build([letters], data, registers=[REGISTERS / "fictional.csv"], decisions=table(tmp_path, ROW), workers=1)
    with pytest.raises(DecisionsError):
        build([letters], data, decisions=table(tmp_path, heading="kind\n"), workers=1)
    assert (data / "decisions.csv").read_text(encoding="utf-8") == HEADING + ROW
