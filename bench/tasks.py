"""What the benchmark measures, each as a program of its own: `python bench/tasks.py extract FOLDER`, `build FOLDER DATA WORKERS TABLE...`,
`publish DATA`.
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


if __name__ == "__main__":
    {"extract": extract, "build": build, "publish": publish}[sys.argv[1]](*sys.argv[2:])
