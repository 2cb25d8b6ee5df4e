"""What the benchmark measures, each as a program of its own: `python bench/tasks.py extract FOLDER`, `build FOLDER DATA WORKERS TABLE...`,
`publish DATA`, `parse DATA`, `export DATA FORMAT [TABLE]`.
"""

from __future__ import annotations

import sys
from pathlib import Path


def extract(folder: str) -> None:
    """The floor: the text of every page of every PDF, by pypdfium2 and nothing else. A file that is no PDF is passed over."""
    import pypdfium2

    for path in sorted(Path(folder).glob("*.pdf")):
        try:
            document = pypdfium2.PdfDocument(path.read_bytes())
        except pypdfium2.PdfiumError:
            continue
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()


def build(folder: str, data: str, workers: str, *tables: str) -> None:
    """A build as `remit build` does it: reading, writing the graph, checking it by the shapes, deriving what follows."""
    from ingest.building.build import build as build_folder

    result = build_folder([Path(folder)], Path(data), registers=[Path(table) for table in tables], workers=int(workers))
    print(result.reports, len(result.read))


def publish(data: str) -> None:
    """What a build's last step does, by itself and from nothing."""
    from queries.editions.publishing import publish as publish_folder
    from queries.folder import DataFolder

    folder = DataFolder(Path(data))
    publish_folder(folder, folder.manifest(), anew=True)


def parse(data: str) -> None:
    """The floor of an export: every statement of the graph, read once by pyoxigraph."""
    import pyoxigraph as ox

    from queries.folder import DataFolder

    files = DataFolder(Path(data)).state().files()
    print(sum(1 for file in files for _ in ox.parse(path=file, format=ox.RdfFormat.N_QUADS)))


def export(data: str, form: str, table: str = "") -> None:
    """An export as `remit export` does it, into a file that is thrown away."""
    import os

    from api.exporting.columns import TableName
    from api.exporting.exports import Format
    from api.exporting.exports import export as export_to

    with Path(os.devnull).open("wb") as out:
        export_to(Path(data), Format(form), out, TableName(table) if table else None)


if __name__ == "__main__":
    {"extract": extract, "build": build, "publish": publish, "parse": parse, "export": export}[sys.argv[1]](
        *sys.argv[2:]
    )
