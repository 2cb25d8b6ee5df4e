"""The tables of a dump as Croissant describes data sets for those who train and measure with them: MLCommons Croissant 1.0, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from api.answering.dataset_description import KEYWORDS, RIGHTS, TEXT, TITLE
from api.answering.document_statements import EDITION
from api.answering.edition import Edition
from api.exporting.columns import TABLES, TableColumn, ValueType
from api.exporting.data_catalogue import PublishedAt
from api.exporting.dumps import CSV_TYPE, PARQUET_TYPE, Dump, DumpedFile
from ontology.terms import APACHE_LICENCE

CONTEXT: Final[dict[str, Any]] = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column", "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip
"""The context of Croissant 1.0, as its specification prints it: documents bear it themselves, so that nothing is fetched to read them."""

CROISSANT: Final = "http://mlcommons.org/croissant/1.0"

TYPES: Final = {
    ValueType.TEXT: "sc:Text", ValueType.INTEGER: "sc:Integer", ValueType.DAY: "sc:Date", ValueType.PERIOD: "sc:Text",
    ValueType.BOOLEAN: "sc:Boolean", ValueType.IRI: "sc:URL",
}  # fmt: skip


def croissant(edition: Edition, at: PublishedAt, dump: Dump) -> dict[str, Any]:
    """The description of a dump's tables: of Parquet where it has that, else of CSV."""
    tables, made = _tables(dump), _made(edition, dump)
    of_day = f" of {made}" if made else ""
    said = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CROISSANT,
        "name": "Remit",
        "alternateName": TITLE,
        "description": TEXT,
        "license": APACHE_LICENCE,
        "copyrightNotice": RIGHTS,
        "url": f"{at.address}/",
        "sameAs": f"{edition.base}{EDITION}{dump.edition}",
        "publisher": {"@type": "sc:Organization", "name": at.publisher},
        "creator": {"@type": "sc:Organization", "name": "The Remit project"},
        "datePublished": made,
        "version": dump.edition,
        "keywords": list(KEYWORDS),
        "citeAs": f"Remit, edition {dump.edition}{of_day}, {edition.base}{EDITION}{dump.edition}",
        "distribution": [_file(at, file) for file in tables],
        "recordSet": [_records(file) for file in tables],
    }
    return {name: value for name, value in said.items() if value is not None}


def _made(edition: Edition, dump: Dump) -> str | None:
    """The day of the edition that was dumped, which may be another than the one that is served; None where the folder keeps it no more."""
    known = (*edition.kept(), edition.record)
    return next((record.made.date().isoformat() for record in known if record.version == dump.edition), None)


def _tables(dump: Dump) -> list[DumpedFile]:
    in_parquet = [file for file in dump.files if file.media_type == PARQUET_TYPE]
    return in_parquet or [file for file in dump.files if file.media_type == CSV_TYPE]


def _file(at: PublishedAt, file: DumpedFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path.rpartition("/")[2],
        "contentUrl": f"{at.address}/dump/{file.path}",
        "contentSize": f"{file.bytes} B",
        "encodingFormat": "application/x-parquet" if file.media_type == PARQUET_TYPE else file.media_type,
        "sha256": file.sha256,
    }


def _records(file: DumpedFile) -> dict[str, Any]:
    assert file.table is not None
    form = TABLES[file.table]
    return {
        "@type": "cr:RecordSet",
        "@id": file.table.value,
        "name": file.table.value,
        "description": f"A row is {form.row}.",
        "field": list(_fields(file, form.columns)),
    }


def _fields(file: DumpedFile, columns: tuple[TableColumn, ...]) -> Iterator[dict[str, Any]]:
    for column in columns:
        yield {
            "@type": "cr:Field",
            "@id": f"{file.table}/{column.name}",
            "name": column.name,
            "description": column.meaning,
            "dataType": TYPES[column.type],
            "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
        }
