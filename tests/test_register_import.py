"""Bringing the registers up to date: what an official table changes, what it may not change, and what is refused."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ontology.errors import RegisterError
from ontology.registers.importing.import_plan import WRITTEN, ImportPlan, RegisterChange, What, plan
from ontology.registers.importing.official_tables import Kind
from ontology.registers.register import Organisation, Register
from tests.official_files import boards, councils, lookup, ods, places, saved

TRUSTS = (
    ("RLQ", "WYE VALLEY NHS TRUST", "19940401", ""),
    ("RWH", "EAST AND NORTH HERTFORDSHIRE TEACHING NHS TRUST", "20000401", ""),
    ("RY4", "HERTFORDSHIRE COMMUNITY NHS TRUST", "20101101", ""),
)
"""Three trusts as the registers have them."""


def imported(folder: Path, *tables: bytes, name: str = "etr.csv") -> ImportPlan:
    """Import these tables into the folder's registers, as the command does."""
    files = [saved(folder / "in" / str(number), name, data) for number, data in enumerate(tables)]
    made = plan(files, folder / "registers")
    for file, content in made.files.items():
        saved(folder / "registers", file, content)
    return made


def registers(folder: Path) -> Register:
    """The registers with what was imported."""
    return Register.load(*sorted((folder / "registers").glob("*.csv")))


def found(register: Register, code: str) -> Organisation:
    body = register.by_code(code)
    assert body is not None
    return body


def changes(made: ImportPlan, *what: What) -> list[RegisterChange]:
    """The changes of these kinds, without the codes that are gone: the tables here are short."""
    kinds = what or tuple(kind for kind in What if kind is not What.GONE)
    return [change for each in made.imports for change in each.changes if change.what in kinds]


def trusts(**changed: tuple[str, str, str]) -> bytes:
    """The three trusts, those given with another name, open and close date."""
    return ods(*((row[0], *changed.get(row[0], row[1:])) for row in TRUSTS))


def rewrite(path: Path, key: str, column: str, value: str) -> None:
    """Correct a cell by hand, as in a spreadsheet."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    [row] = [row for row in rows if row["key"] == key]
    row[column] = value
    with path.open("w", encoding="utf-8", newline="\n") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


# What changes


def test_which_trust_is_new(tmp_path: Path) -> None:
    made = imported(tmp_path, ods(*TRUSTS, ("X9Z", "MARLSHIRE AND ST ANNE'S NHS FOUNDATION TRUST", "20260401", "")))
    [change] = changes(made)
    assert (change.what, change.key, change.theirs) == (What.NEW, "X9Z", "since 2026-04-01")
    trust = found(registers(tmp_path), "X9Z")
    assert trust.name == "Marlshire and St Anne's NHS Foundation Trust"
    assert (trust.kind, trust.founded, trust.sources) == ("NHSFoundationTrust", date(2026, 4, 1), ("ODS etr",))
    assert Register.load().by_code("X9Z") is None


def test_which_trust_has_closed(tmp_path: Path) -> None:
    made = imported(tmp_path, trusts(RLQ=("WYE VALLEY NHS TRUST", "19940401", "20260331")))
    [change] = changes(made)
    assert (change.what, change.key, change.theirs) == (What.CLOSED, "RLQ", "2026-03-31")
    trust = found(registers(tmp_path), "RLQ")
    assert trust.dissolved == date(2026, 3, 31)
    bundled = found(Register.load(), "RLQ")
    assert (trust.former_names, trust.areas, trust.note) == (bundled.former_names, bundled.areas, bundled.note)


def test_a_trust_that_is_renamed_keeps_its_former_names(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=("HEREFORDSHIRE HOSPITALS NHS FOUNDATION TRUST", "19940401", "")))
    trust = found(registers(tmp_path), "RLQ")
    assert (trust.name, trust.kind) == ("Herefordshire Hospitals NHS Foundation Trust", "NHSFoundationTrust")
    assert [former.name for former in trust.former_names] == ["Hereford Hospitals NHS Trust", "Wye Valley NHS Trust"]
    answer = registers(tmp_path).resolve("Wye Valley NHS Trust", on=date(2015, 1, 1), area=None)
    assert answer.organisation == trust


def test_a_name_that_comes_back_is_no_former_name(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=("WYE VALLEY TRUSTY", "19940401", "")))
    imported(tmp_path, trusts())
    trust = found(registers(tmp_path), "RLQ")
    assert trust.name == "Wye Valley NHS Trust"
    assert [former.name for former in trust.former_names] == ["Hereford Hospitals NHS Trust", "Wye Valley Trusty"]


def test_a_change_of_days_is_told_with_both(tmp_path: Path) -> None:
    made = imported(tmp_path, trusts(RWH=(TRUSTS[1][1], "20000501", "")))
    [change] = changes(made)
    assert (change.what, change.column, change.ours, change.theirs) == (
        What.CHANGED,
        "founded",
        "2000-04-01",
        "2000-05-01",
    )


def test_a_code_that_is_gone_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    made = imported(tmp_path, ods(*TRUSTS[:2]))
    gone = {change.key for change in changes(made, What.GONE)}
    assert "RY4" in gone
    assert "RWH" not in gone
    assert "R1C" not in gone  # it has ended: nobody expects it
    assert found(registers(tmp_path), "RY4").alive(date(2025, 1, 1))


def test_importing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    table = trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "20260331"))
    assert set(imported(tmp_path, table).files) == {"imported-ods-trusts.csv", "imported.json"}
    again = imported(tmp_path, table)
    assert changes(again) == []
    assert again.files == {}


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    tables = (
        trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "")),
        boards(("E54000099", "QZZ", "NHS Marlshire ICB")),
    )
    assert imported(tmp_path / "a", *tables).files == imported(tmp_path / "b", *tables).files


def test_a_closure_that_the_table_takes_back_is_taken_back(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=(TRUSTS[0][1], "19940401", "20260331")))
    made = imported(tmp_path, trusts())
    [change] = changes(made)
    assert (change.what, change.ours, change.theirs) == (What.CHANGED, "2026-03-31", "")
    assert found(registers(tmp_path), "RLQ").dissolved is None


def test_which_integrated_care_board_is_new_or_renamed(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        boards(
            ("E54000025", "QM7", "NHS Hertfordshire Integrated Care Board"),
            ("E54000099", "QZZ", "NHS Marlshire Integrated Care Board"),
        ),
    )
    told = {(change.what, change.key, change.column) for change in changes(made)}
    assert told == {(What.RENAMED, "QM7", "name"), (What.NEW, "QZZ", "")}
    assert found(registers(tmp_path), "E54000099").kind == "IntegratedCareBoard"


def test_a_code_that_lives_on_as_part_of_a_board_renames_no_group(tmp_path: Path) -> None:
    table = ods(
        ("06K", "NHS HERTFORDSHIRE AND WEST ESSEX ICB - 06K", "20130401", ""),
        ("13T", "NHS NEWCASTLE GATESHEAD CCG", "20150401", "20220630"),
        ("14A", "MIDLANDS COMMISSIONING HUB", "20150401", ""),
    )
    made = imported(tmp_path, table, name="eccg.csv")
    assert changes(made) == []
    assert sum(made.imports[0].table.passed_over.values()) == 2
    assert found(registers(tmp_path), "06K").name == "NHS East and North Hertfordshire CCG"
    assert "06K" not in {change.key for change in changes(made, What.GONE)}


def test_which_councils_a_reorganisation_makes(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        councils(
            ("SRY", "Surrey County Council", "Surrey", "E10000030", "", "2027-04-01", "ESY,WSY"),
            ("ESY", "East Surrey Council", "East Surrey", "E06000091", "2027-04-01", "", ""),
            ("WSY", "West Surrey Council", "West Surrey", "E06000092", "2027-04-01", "", ""),
            ("TAN", "Tandridge District Council", "Tandridge", "E07000215", "", "2027-04-01", "ESY"),
        ),
        name="councils.csv",
    )
    told = {(change.what, change.key, change.theirs) for change in changes(made)}
    assert (What.CLOSED, "E10000030", "2027-03-31") in told  # the table gives the first day of those after it
    after = registers(tmp_path)
    assert {heir.name for heir in after.bearer("E10000030")} == {"East Surrey Council", "West Surrey Council"}
    assert after.authority("East Surrey", date(2027, 6, 1)) is found(after, "E06000091")
    assert after.by_code("E07000215") is None


def test_a_new_code_of_a_council_that_lives_is_left_to_a_person(tmp_path: Path) -> None:
    made = imported(tmp_path, places(("E06000099", "Hertfordshire"), ("E07000098", "Hertsmere")), name="places.csv")
    [change] = changes(made)
    assert (change.what, change.key) == (What.OPEN, "E06000099")
    assert "Hertfordshire County Council (E10000015)" in change.why
    assert registers(tmp_path).by_code("E06000099") is None


def test_a_new_authority_has_the_name_of_its_place(tmp_path: Path) -> None:
    imported(tmp_path, places(("E06000098", "Marlshire")), name="places.csv")
    assert found(registers(tmp_path), "E06000098").other_names == ("Marlshire",)


def test_the_urn_of_another_council_is_not_taken(tmp_path: Path) -> None:
    made = imported(
        tmp_path, lookup(("80475", "E06000019", "Herefordshire"), ("80475", "", "Cumbria")), name="urns.csv"
    )
    [change] = changes(made)
    assert (change.what, change.key) == (What.OPEN, "E06000019")
    assert "Hertfordshire County Council" in change.why
    assert made.imports[0].table.passed_over == {"without a GSS code": 1}


def test_a_new_urn_keeps_the_former_one(tmp_path: Path) -> None:
    imported(tmp_path, lookup(("999001", "E06000019", "Herefordshire")), name="urns.csv")
    council = found(registers(tmp_path), "E06000019")
    assert council.urn == "999001"
    assert registers(tmp_path).by_code("80474") == council


def test_the_official_tables_beside_the_project_bring_nothing_new(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "registers").glob("*.csv"))
    made = plan(files, tmp_path)
    assert {each.table.kind for each in made.imports} == set(Kind) - {Kind.AUTO}
    assert [change for change in changes(made) if change.what in WRITTEN] == []
    assert changes(made, What.GONE) == []


# What is kept


def test_a_name_that_was_corrected_after_an_import_is_kept_for_good(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "")))
    table = tmp_path / "registers" / "imported-ods-trusts.csv"
    rewrite(table, "RLQ", "name", "Hereford and Wye NHS Trust")
    for official in ("HEREFORDSHIRE NHS TRUST", "HEREFORDSHIRE CARE NHS TRUST", "HEREFORD CARE NHS TRUST"):
        made = imported(tmp_path, trusts(RLQ=(official, "19940401", "20260331")))
        [kept] = changes(made, What.KEPT)
        assert (kept.key, kept.column, kept.ours) == ("RLQ", "name", "Hereford and Wye NHS Trust")
        assert kept.theirs.upper() == official
        assert "by hand" in kept.why
    trust = found(registers(tmp_path), "RLQ")
    assert trust.name == "Hereford and Wye NHS Trust"
    assert trust.dissolved == date(2026, 3, 31)  # what nobody corrected goes on being updated
    assert "by hand: name" in trust.sources


def test_a_correction_by_hand_outlives_the_memory_of_the_last_import(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "")))
    (tmp_path / "registers" / "imported.json").unlink()
    made = imported(tmp_path, trusts(RLQ=("HEREFORD CARE NHS TRUST", "19940401", "")))
    [kept] = changes(made)
    assert (kept.what, kept.ours) == (What.KEPT, "Herefordshire NHS Trust")


def test_what_stands_in_a_table_of_ones_own_is_kept(tmp_path: Path) -> None:
    heading = (
        "key,kind,name,short_names,other_names,gss,ods,urn,founded,dissolved,successors,former_names,areas,source,note"
    )
    own = f"{heading},amends\nX9Z,NHSTrust,Marlshire NHS Trust,,,,X9Z,,20240401,,,,,me,,\nRLQ,,,,,,,,,2026-03-31,,,,,,yes\n"
    saved(tmp_path / "registers", "own.csv", own.encode())
    made = imported(tmp_path, ods(*TRUSTS, ("X9Z", "MARLSHIRE CARE NHS TRUST", "20240401", "")))
    kept = {(change.key, change.column): change.why for change in changes(made)}
    assert kept == {
        ("X9Z", "name"): "stands in own.csv, row 2",
        ("RLQ", "dissolved"): "the table has no end of it",
    }
    assert found(registers(tmp_path), "X9Z").name == "Marlshire NHS Trust"
    assert (tmp_path / "registers" / "own.csv").read_bytes() == own.encode()


def test_a_row_may_say_that_it_was_corrected_by_hand(tmp_path: Path) -> None:
    imported(tmp_path, ods(*TRUSTS, ("X9Z", "MARLSHIRE NHS TRUST", "20240401", "")))
    rewrite(tmp_path / "registers" / "imported-ods-trusts.csv", "X9Z", "source", "ODS etr|by hand")
    made = imported(tmp_path, ods(*TRUSTS, ("X9Z", "MARLSHIRE CARE NHS TRUST", "20250401", "")))
    assert [(change.what, change.column) for change in changes(made)] == [(What.KEPT, "name"), (What.KEPT, "founded")]


def test_columns_that_a_user_added_to_an_imported_table_stay(tmp_path: Path) -> None:
    imported(tmp_path, trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "")))
    table = tmp_path / "registers" / "imported-ods-trusts.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text("\n".join([f"{lines[0]},My remark", f"{lines[1]},ask them"]) + "\n", encoding="utf-8")
    imported(tmp_path, trusts(RLQ=("HEREFORDSHIRE NHS TRUST", "19940401", "20260331")))
    [row] = csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())
    assert (row["My remark"], row["dissolved"]) == ("ask them", "2026-03-31")


def test_an_older_table_does_not_bring_former_names_back(tmp_path: Path) -> None:
    made = imported(tmp_path, trusts(RLQ=("HEREFORD HOSPITALS NHS TRUST", "19940401", "")))
    [change] = changes(made)
    assert (change.what, change.why) == (What.KEPT, "is a former name here")


def test_a_damaged_memory_is_named_with_what_to_do(tmp_path: Path) -> None:
    memory = saved(tmp_path / "registers", "imported.json", b'{"format": 1, "tables": []}')
    with pytest.raises(RegisterError, match="memory of the last import") as caught:
        imported(tmp_path, trusts())
    assert caught.value.where == str(memory)
    assert caught.value.remedy
