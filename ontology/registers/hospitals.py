"""Hospitals by the trust that has its seat there, so that a hospital's name stands for its trust where only one can be meant.

From the NHS's own list of trusts (ODS): the hospital in a trust's address. Left out are names that several hospitals of England bear,
like a saint's, a queen's or "Manor Hospital", and seats in a hospital that another trust runs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ontology.registers.answers import Resolved, Rule, alive_among
from ontology.registers.bodies import Organisation
from ontology.registers.spelling import fold

TABLE = Path(__file__).parent / "hospitals.csv"
"""One row a hospital: its name, and the codes of the trusts that have or had their seat there, one after the other."""


class HospitalSeats:
    """The trust of each hospital of the table that `organisations` hold."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        """Index the trusts among `organisations` by the hospital of their seat."""
        by_code = {body.ods: body for body in organisations if body.ods}
        with TABLE.open(encoding="utf-8", newline="") as lines:
            self._trusts = {
                fold(row["hospital"]): [by_code[code] for code in row["trusts"].split("|") if code in by_code]
                for row in csv.DictReader(lines)
            }

    def resolve(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """Which trust `text` means by the name of its hospital; None where the table has no such hospital, or two trusts of the time.

        `area` decides nothing here: a hospital treats its neighbours' children too.
        """
        living = alive_among(self._trusts.get(fold(text).removeprefix("the "), []), on)
        if len(living) != 1:
            return None
        reason = f"“{text}” is the seat of {living[0].name}, and no other hospital of England has that name."
        return Resolved(living[0], Rule.HOSPITAL, reason, spelling=living[0].name)
