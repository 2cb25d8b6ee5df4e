"""Official tables as ODS, ONS and the others publish them, with rows of our own: what the tests of imports read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

ODS_COLUMNS = 27


def ods(*rows: Sequence[str]) -> bytes:
    """A table of ODS: code, name, open date, close date and perhaps the region of each; no heading, all quoted."""
    lines = []
    for code, name, opened, closed, *region in rows:
        cells = [""] * ODS_COLUMNS
        cells[0], cells[1], cells[2], cells[10], cells[11] = code, name, region[0] if region else "Y61", opened, closed
        lines.append(",".join(f'"{cell}"' for cell in cells))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def headed(heading: str, *rows: Iterable[str]) -> bytes:
    """A table with a heading."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def boards(*rows: tuple[str, str, str]) -> bytes:
    """The ONS names and codes of integrated care boards: GSS code, ODS code and name of each."""
    return headed("ICB25CD,ICB25CDH,ICB25NM,ObjectId", *((*row, str(n)) for n, row in enumerate(rows, 1)))


def places(*rows: tuple[str, str]) -> bytes:
    """The ONS names and codes of local authorities: code and name of the place."""
    return headed("LAD27CD,LAD27NM,LAD27NMW", *((*row, "") for row in rows))


def lookup(*rows: tuple[str, str, str]) -> bytes:
    """The provider lookup: Ofsted's URN, GSS code and name of the place."""
    return headed("urn,la_code,la_code_new,local_authority_ons_name", *((u, "1", g, n) for u, g, n in rows))


def councils(*rows: tuple[str, str, str, str, str, str, str]) -> bytes:
    """mySociety's table: its code, official name, name of the place, GSS code, start, end, who came after."""
    heading = (
        "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,"
        "local-authority-type"
    )
    kinds = {"E06": "UA", "E07": "NMD", "E08": "MD", "E09": "LBO", "E10": "CTY"}
    return headed(heading, *((*row, "England", kinds[row[3][:3]]) for row in rows))


def saved(folder: Path, name: str, data: bytes) -> Path:
    """The table as a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
