"""Does a report of any council of England read as one of the fictional places does, with the real names of its bodies?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from examples.generator import Report
from examples.generator.areas import Area
from examples.generator.forms import FORMS, brief_for
from ingest.documents.document import Document
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.documents.text_file import read_text
from ingest.facts import Listed, Source
from ingest.reading.report import read_document
from ontology.registers.register import Organisation, Register
from ontology.schemes import Schemes, load_schemes
from tests.reading_back import differences

BODIES = Register.load()
FIRST, LAST = date(2005, 4, 1), date(2026, 1, 1)
"""The reports that are written fall between: a body lived all that time, or its kind did."""


def lasting(*kinds: str, born: date = FIRST, until: date = LAST) -> list[Organisation]:
    """Bodies of these kinds that kept their name, without "The", which a report may leave out."""
    return [
        body
        for body in BODIES.all()
        if body.kind in kinds
        and (body.founded is None or body.founded <= born)
        and (body.dissolved is None or body.dissolved >= until)
        and not (body.former_names or body.name.startswith("The "))
    ]


COUNCILS = lasting("Authority")
TRUSTS = lasting("NHSTrust", "NHSFoundationTrust")
PRIMARY = lasting("PrimaryCareTrust", born=date(2006, 10, 1), until=date(2013, 3, 31))
GROUPS = lasting("ClinicalCommissioningGroup", born=date(2013, 4, 1), until=date(2022, 6, 1))
BOARDS = lasting("IntegratedCareBoard", born=date(2022, 7, 1))
FORCES = lasting("PoliceForce")


@pytest.fixture(scope="module")
def schemes() -> Schemes:
    """The schemes, once."""
    return load_schemes()


def area_of(council: Organisation, rng: Random) -> Area:
    """A real council with bodies drawn from all of England."""
    plain = [name for name in council.other_names if not {"Council", "Borough", "County", "City"} & set(name.split())]
    place = min(plain or [council.name], key=len)
    hospitals, community, mental = (trust.name for trust in rng.sample(TRUSTS, 3))
    names = (rng.choice(bodies).name for bodies in (PRIMARY, GROUPS, BOARDS, FORCES))
    return Area(
        place, council.name, council.key, hospitals, hospitals, community, mental, *names,
        safeguarding=f"{place} Safeguarding Children Board", trust=f"{place} Children's Trust",
    )  # fmt: skip


def reports(index: int, forms: slice) -> Iterator[Report]:
    rng = Random(f"council/{index}")  # noqa: S311 -- the same each time is what is wanted
    area, neighbour = (area_of(COUNCILS[i % len(COUNCILS)], rng) for i in (index, index + 37))
    for form in FORMS[forms]:
        composed = form.compose(brief_for(index, area, neighbour, form))
        yield Report(form.name, form.name, area, composed.manuscript, composed.found, _paged=False)


def read_back(report: Report, document: Document, schemes: Schemes) -> list[str]:
    source = Source("report", "0" * 64, "text/plain", document.stored, document.pages)
    listed = Listed("report", report.found.listed) if report.found.listed else None
    facts = read_document(document, source, register=BODIES, schemes=schemes, listed=listed)
    return differences(facts, report.found.as_json("report"), schemes)


@pytest.mark.parametrize("index", range(0, len(COUNCILS), 2))
def test_a_report_of_any_council_is_read_whole(index: int, schemes: Schemes) -> None:
    first = index % len(FORMS)
    for report in reports(index, slice(first, first + 1)):
        assert read_back(report, read_text(report.text), schemes) == []


@pytest.mark.parametrize("name", ["Warwickshire County Council", "London Borough of Waltham Forest"])
def test_a_row_that_runs_over_a_page_is_one_whatever_the_length_of_names(name: str, schemes: Schemes) -> None:
    index = next(i for i, council in enumerate(COUNCILS) if council.name == name)
    for report in reports(index, slice(None)):
        assert read_back(report, read_pdf(report.pdf, "report.pdf"), schemes) == []
