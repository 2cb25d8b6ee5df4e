"""Small reports of the four oldest families, in the forms that real ones have; every place, body and person is invented.

Each builder takes the parts that a test varies, and gives a text as it would stand in a file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ingest.documents.text_file import read_text
from ingest.facts import Quotation, ReportFacts, Source
from ingest.families.reading_context import Reading, ReadingContext
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes

MARLSHIRE, MARLESHIRE = "E10000901", "E06000902"
A_DAY_OF_2010 = date(2010, 10, 1)

SLAC_COVER = """Inspection of safeguarding and looked after children services

Marlshire

Inspection dates 21 June – 2 July 2010
Reporting inspector Rosalind Thackery HMI

Age group: All

Published: 6 August 2010
"""

SLAC_ITEMS = """In order to improve services in Marlshire, the local authority and its partners should take the following action:

Immediately:

- Marlshire County Council should see that each visit is written down.

Within three months:

- Ensure that every child knows whom to ring.
"""

LOOKED_AFTER_ITEMS = """Within six months:

- Marlshire Community NHS Trust should finish health checks on time.
"""

EARLY_SAFEGUARDING = (
    "Overall effectiveness",
    "Capacity for improvement",
    "Children and young people are safe: effectiveness of services in taking reasonable steps to ensure that children and young people are safe",
    "Children and young people feel safe: effectiveness of services in helping to ensure that children and young people feel safe",
    "Quality of provision",
    "Service responsiveness including complaints",
    "Assessment and direct work with children and families",
    "Case planning, review and recording",
    "Leadership and management",
    "Ambition and prioritisation",
    "Evaluation, including performance management, quality assurance and workforce development",
    "User engagement",
    "Partnerships",
    "Equality and diversity",
    "Value for money",
)
EARLY_LOOKED_AFTER = (
    "Overall effectiveness",
    "Capacity for improvement",
    "Outcomes for looked after children and care leavers",
    "Being healthy",
    "Staying safe",
    "Enjoying and achieving",
    "Making a positive contribution",
    "Economic well-being",
    "Quality of provision",
    "Service responsiveness",
    "Assessment and direct work with children",
    "Case planning, review and recording",
    "Leadership and management",
    "Ambition and prioritisation",
    "Evaluation, including performance management, quality assurance and workforce development",
    "User engagement",
    "Partnerships",
    "Equality and diversity",
    "Value for money",
)


def read(text: str, register: Register, schemes: Schemes, file_name: str = "fictional.txt") -> ReportFacts:
    """The facts of a text, read as a file of that name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        path.write_text(text, encoding="utf-8", newline="\n")
        return read_report(path, register=register, schemes=schemes)


def reading_of(
    text: str, register: Register, schemes: Schemes, *, gss: str = MARLSHIRE, on: date = A_DAY_OF_2010
) -> Reading:
    """The readers of a text that is about the authority `gss`, its names meant as they were on that day."""
    document = read_text(text)
    source = Source("fictional.txt", "0" * 64, document.media_type, document.stored, document.pages)
    area = register.by_code(gss)
    assert area is not None
    context = ReadingContext(source, document, register, schemes, "a fictional text")
    return Reading(context, area, Quotation(area.name, 0, len(area.name)), on, on)


def shortfalls(facts: ReportFacts) -> list[str]:
    """What was expected and not found, in words."""
    return [shortfall.expected for shortfall in facts.shortfalls]


def table(aspects: Iterable[str], grade: str = "Adequate", gap: str = "\t") -> str:
    """Rows of a table of findings that grades every aspect alike."""
    return "\n".join(f"{aspect}{gap}{grade}" for aspect in aspects)


def slac(
    *,
    cover: str = SLAC_COVER,
    safeguarding: str | None = None,
    looked_after: str | None = None,
    record: str | None = None,
    items: str = SLAC_ITEMS,
) -> str:
    """A report of safeguarding and looked after children services."""
    return "\n\n".join(
        [
            cover,
            "About this inspection",
            "1. Inspectors spent two weeks in the county and met whom they could.",
            "The inspection judgements and what they mean",
            "2. Four grades are used throughout.",
            "Outstanding (Grade 1)\tFar above what is required\nGood (Grade 2)\tAbove what is required\n"
            "Adequate (Grade 3)\tWhat is required\nInadequate (Grade 4)\tBelow what is required",
            "Service information",
            "3. The county has two rivers and nine market towns.",
            "The inspection outcomes: safeguarding services",
            strand_body("Safeguarding services", items) if safeguarding is None else safeguarding,
            "The inspection outcomes: services for looked after children",
            strand_body("Services for looked after children", LOOKED_AFTER_ITEMS)
            if looked_after is None
            else looked_after,
            record_of() if record is None else record,
        ]
    )


def strand_body(services: str, items: str) -> str:
    """The part of a report about one strand."""
    return "\n\n".join(
        [
            "Overall effectiveness",
            "Grade 3 (adequate)",
            f"4. {services} are adequate, and steady rather than quick.",
            "Capacity for improvement",
            "Grade 3 (adequate)",
            "5. Plans are sound and money is short.",
            "Areas for improvement",
            items,
            "The quality of provision",
            "Grade 3 (adequate)",
            "6. Families are heard out.",
        ]
    )


def record_of(
    safeguarding: str | None = None, looked_after: str | None = None, *, heading: str = "Record of main findings"
) -> str:
    """The table at the end of a report, each strand's rows as they would be printed."""
    return "\n".join(
        [
            heading,
            "",
            "Safeguarding services\t",
            table(EARLY_SAFEGUARDING) if safeguarding is None else safeguarding,
            "",
            "Services for looked after children\t",
            table(EARLY_LOOKED_AFTER) if looked_after is None else looked_after,
        ]
    )
