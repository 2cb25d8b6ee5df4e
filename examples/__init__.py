"""Fictional reports about fictional places, in the exact form of the real families.

`REPORTS` is the folder of reports to build from, `REGISTERS` the folder of the register that knows their bodies,
`EXPECTED` the folder of what a careful reader finds in each report, and `ANSWERS` the file of who owns what.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent

REPORTS: Path = _HERE / "reports"
REGISTERS: Path = _HERE / "registers"
EXPECTED: Path = _HERE / "expected"
ANSWERS: Path = _HERE / "answers.json"
