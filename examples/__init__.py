"""Fictional reports about fictional places, in the exact form of the real families.

`REPORTS` is the folder of reports to build from, `REGISTERS` the folder of the register that knows their bodies,
`EXPECTED` the folder of what a careful reader finds in each report, `ANSWERS` the file of who owns what. `PUBLISHED` is
a publisher's list in which two reports stand that are not there. `PDFS` and `PDFS_EXPECTED` are the same of the families
since 2006 that are in none of those: `examples.generator` wrote them, from `PDFS_SEED`.
`NAMES` is a table of names as somebody keeps one, to be matched with bodies.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent

REPORTS: Path = _HERE / "reports"
REGISTERS: Path = _HERE / "registers"
EXPECTED: Path = _HERE / "expected"
PDFS: Path = _HERE / "pdf"
PDFS_EXPECTED: Path = _HERE / "expected-pdf"
PDFS_SEED = 11
NAMES: Path = _HERE / "names" / "partners.csv"
PUBLISHED: Path = _HERE / "published-list.csv"
ANSWERS: Path = _HERE / "answers.json"
