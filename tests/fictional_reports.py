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
LATE_SAFEGUARDING = (
    "Overall effectiveness",
    "Capacity for improvement",
    "Children and young people are safe and feel safe",
    "Quality of provision",
    "The contribution of health agencies to keeping children and young people safe",
    "Ambition and prioritisation",
    "Leadership and management",
    "Performance management and quality assurance",
    "Partnership working",
    "Equality and diversity",
)
LATE_LOOKED_AFTER = (
    "Overall effectiveness",
    "Capacity for improvement",
    "Being healthy",
    "Staying safe",
    "Enjoying and achieving",
    "Making a positive contribution, including user engagement",
    "Economic well-being",
    "Quality of provision",
    "Ambition and prioritisation",
    "Leadership and management",
    "Performance management and quality assurance",
    "Equality and diversity",
)

LETTER_ITEMS = """Areas for development

- Chronologies are seldom begun when a case is opened.
- The council does not know which calls go unanswered.
"""


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


def unannounced(
    *,
    letterhead: str = "Example House Sample Street Quellham ZZ1 1ZZ T 0300 000 0000 enquiries@ofsted.gov.uk",
    date: str = "16 November 2010",
    address: str = "Mrs Agnes Wetherlow Director of Children's Services Marlshire County Council Shire Hall",
    title: str = "Annual unannounced inspection of contact, referral and assessment arrangements within Marlshire County Council children's services",
    opening: str = "This letter summarises the findings of the recent unannounced inspection of contact, referral and assessment arrangements "
    "within local authority children's services in Marlshire County Council, which was conducted on 5 and 6 October 2010.",
    body: str = "Strengths\n\n- Calls are answered by qualified staff.\n\n" + LETTER_ITEMS,
    closing: str = "Any areas for development identified above will be looked at again.",
    signature: str = "Yours sincerely\n\nPhilippa Ravensworth Her Majesty's Inspector",
    copies: str = "Copy: Gideon Marchbanks, Chief Executive, Marlshire County Council",
) -> str:
    """A letter about an unannounced inspection."""
    parts = [letterhead, date, address, "Dear Mrs Wetherlow", title, opening, body, closing, signature, copies]
    return "\n\n".join(part for part in parts if part)


APA_2006_TABLE = """Areas for judgement\tGrade awarded
The contribution of the local authority's children's services in maintaining and improving outcomes for children and young people.\t3
The council's overall capacity to improve its services for children and young people.\t2
The contribution of the local authority's social care services in maintaining and improving outcomes for children and young people.\t2

Grade\tService descriptors\tCapacity to improve descriptors
4\tFar above what users may expect\tExcellent / outstanding
3\tAbove what users may expect\tGood
2\tWhat users may expect\tAdequate
1\tLess than users may expect\tInadequate"""

APA_2006_CELLS = """Key strengths Being healthy: school meals.\tKey areas for improvement Being healthy: children in the north.
Staying safe: road safety.\tStaying safe: late assessments.

Aspects for focus in a future joint area review or the next APA

- Late assessments.
- Homes for care leavers."""

APA_2008_TABLE = """Overall effectiveness of children's services\t3
Being healthy\t3
Staying safe\t2
Enjoying and achieving\t3
Making a positive contribution\t4
Achieving economic well-being\t2
Capacity to improve, including the management of services for children and young people\t3"""


def apa(
    *,
    date: str = "3 November 2006",
    title: str = "2006 ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND YOUNG PEOPLE IN MARLSHIRE COUNTY COUNCIL",
    opening: str = "This letter summarises the findings of the annual performance assessment process for your local authority.",
    grades: str = APA_2006_TABLE,
    body: str = APA_2006_CELLS,
    closing: str = "Yours sincerely\n\nMAUD HOLLINDRAKE\n\nDivisional Manager Office for Standards in Education",
) -> str:
    """An annual performance assessment letter."""
    address = (
        "Mrs Agnes Wetherlow Director of Children, Schools and Families Marlshire County Council Shire Hall Quellham"
    )
    return "\n\n".join([address, date, "Dear Mrs Wetherlow", title, opening, grades, body, closing])


def committee(
    *,
    head: str = "MEETING:\tCHILDREN'S SERVICES SCRUTINY COMMITTEE\nDATE:\t3 DECEMBER 2010\n"
    "TITLE OF REPORT:\tWHAT OFSTED FOUND IN MARLSHIRE\nREPORT BY:\tHEAD OF SAFEGUARDING",
    recommendations: str = "Recommendation\n\nTHAT Scrutiny Committee note the report.",
    body: str = "1 An announced inspection of safeguarding and looked after children services took place in Marlshire in September 2010.\n\n"
    "2 The overall effectiveness of safeguarding services was judged to be adequate.",
) -> str:
    """A council's report to one of its committees."""
    return "\n\n".join([head, recommendations, "Key considerations", body])
