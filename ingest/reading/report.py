"""From a file to the facts it holds."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.documents.document import Document
from ingest.documents.kinds_of_file import SNIFFED, media_type_of, read_as
from ingest.documents.regular_files import printable, read_regular
from ingest.documents.text_file import read_text
from ingest.facts import Listed, ReportFacts, Source
from ingest.families import FAMILIES
from ingest.families.family import check_contents, copy_shortfalls, first_report, recognise
from ingest.families.reading_context import ReadingContext
from ingest.reading.second_reading.rereading import differences
from ontology.registers.register import Register
from ontology.schemes import Schemes

# Counts changes of what all readers share: dates, lists, owners, citations, documents.
_SHARED_VERSION = 12
READER_VERSIONS: dict[str, int] = {family.notation: family.version + _SHARED_VERSION for family in FAMILIES}
"""The version of each family's reader; a higher one than a report was read with reads it again."""


def read_report(path: Path, *, register: Register, schemes: Schemes, listed: Listed | None = None) -> ReportFacts:
    """Everything that one file says; `listed` is what the publisher's list beside it says of it.

    Raises UnreadableFile (not there, empty, too large, damaged, binary, not UTF-8), UnknownFamily, UnknownAuthority.
    """
    data = read_regular(path)
    media_type = media_type_of(path, data[:SNIFFED])
    name = printable(Path(path.name))
    document = read_as(media_type, data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, document.stored, document.pages)
    return read_document(document, source, register=register, schemes=schemes, listed=listed)


def read_document(
    document: Document, source: Source, *, register: Register, schemes: Schemes, listed: Listed | None = None
) -> ReportFacts:
    """Everything that a document says.

    Raises UnknownFamily (also where nothing of what its family holds is there), UnknownAuthority, UnreadableFile (a copy of a PDF's lines
    from which its family cannot be read).
    """
    recognition = recognise(document, FAMILIES, source.file_name)
    if document.copied and recognition.family.sets_lines:
        document = read_text(document.stored, document.media_type, as_it_stands=True)
    document, left_out = first_report(document, recognition.family)
    facts = recognition.family.read(ReadingContext(source, document, register, schemes, recognition.reason, listed))
    check_contents(facts, recognition.family)
    facts = replace(facts, shortfalls=(*facts.shortfalls, *left_out, *copy_shortfalls(document)))
    facts = replace(facts, differences=differences(facts, document.stored[: document.end]))
    if listed is None:
        return facts
    return replace(
        facts, listed_published=listed.published, source_url=listed.source_url, publisher_id=listed.publisher_id
    )
