"""`python -m examples.generator --count N --seed S --out DIR`: reports, their register, and what is to be found in them."""

from __future__ import annotations

import argparse
import csv
import io
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import examples
from examples.generator import FAMILIES, Report, areas_of, forms_of, generate
from examples.generator.areas import register_table

REGISTER = "generated.csv"


def write_series(
    count: int,
    seed: int,
    out: Path,
    families: Sequence[str] = (),
    kinds: Sequence[str] = ("pdf",),
    *,
    expected: bool = False,
) -> list[Path]:
    """Write a series into a folder: `reports/` with their list, `registers/`, and `expected/` if it is wanted; the reports' paths.

    Raises ValueError for an unknown family or for more reports than there are names for.
    """
    for name in ("reports", "registers", *(["expected"] if expected else [])):
        (out / name).mkdir(parents=True, exist_ok=True)
    table = register_table(areas_of(count, seed, families))
    (out / "registers" / REGISTER).write_text(table, encoding="utf-8", newline="\n")
    for register in sorted(examples.REGISTERS.glob("*.csv")):
        shutil.copyfile(register, out / "registers" / register.name)
    written: list[Path] = []
    listed: list[tuple[str, Report]] = []
    for report in generate(count, seed, families):
        for kind in kinds:
            path = out / "reports" / f"{report.name}.{kind}"
            path.write_bytes(report.pdf if kind == "pdf" else report.text.encode("utf-8"))
            written.append(path)
            listed.append((path.name, report))
        if expected:
            content = report.found.as_json(f"{report.name}.{kinds[0]}")
            text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
            (out / "expected" / f"{report.name}.json").write_text(text, encoding="utf-8", newline="\n")
    (out / "reports" / "reports.csv").write_text(_listing(listed), encoding="utf-8", newline="\n")
    return written


def _listing(reports: Iterable[tuple[str, Report]]) -> str:
    """The publisher's list beside the reports: the dates that they do not print."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "published"))
    for file, report in reports:
        published = report.found.listed or report.found.published
        writer.writerow((file, published.isoformat() if published else ""))
    return out.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m examples.generator", description="Write fictional reports.")
    parser.add_argument(
        "--count", type=int, default=len(forms_of(())), help="how many reports (default: one of every form)"
    )
    parser.add_argument("--seed", type=int, default=1, help="which series (default: 1)")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument(
        "--families", nargs="+", default=[], metavar="FAMILY", help=f"only these of {', '.join(FAMILIES)}"
    )
    parser.add_argument(
        "--format", choices=("pdf", "txt", "both"), default="pdf", help="as PDF, as text or both (default: pdf)"
    )
    parser.add_argument("--expected", action="store_true", help="write beside each report what is to be found in it")
    given = parser.parse_args(arguments)
    if given.count < 1:
        parser.error("--count must be at least 1")
    kinds = ("pdf", "txt") if given.format == "both" else (given.format,)
    try:
        written = write_series(given.count, given.seed, given.out, given.families, kinds, expected=given.expected)
    except ValueError as error:
        parser.error(str(error))
    print(f"{len(written)} reports in {given.out / 'reports'}; build them with --registers {given.out / 'registers'}")


if __name__ == "__main__":
    main()
