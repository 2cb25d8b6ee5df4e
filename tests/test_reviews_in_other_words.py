"""Reviews of health services and joint area reviews whose lead-ins, references and time limits are in other words, or lost their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_reviews import ALTERNATING, JAR, ROWS, TITLE, WHEN

from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.reviews_read import CCG, COMMUNITY, VALE

REVIEW = """\fContext of the review
The last inspection of health services for Marlshire’s children took place in February 2012 as a joint inspection with Ofsted.
1. Early help
1.1 {finding}
Recommendations
{groups}
Next steps
{plan}
"""
PLAN = f"An action plan is required from {CCG} within 20 working days of receipt of this report."


class Reviews:
    """Reads a review with this finding, these groups and this last section."""

    def __init__(self, folder: Path, register: Register, schemes: Schemes) -> None:
        self.path, self.register, self.schemes = folder / "review.txt", register, schemes

    def read(self, groups: str, finding: str = "Nobody asks.", plan: str = PLAN) -> ReportFacts:
        body = REVIEW.format(finding=finding, groups=groups, plan=plan)
        self.path.write_text(TITLE + ALTERNATING + body, encoding="utf-8")
        return read_report(self.path, register=self.register, schemes=self.schemes)

    def owners(self, lead_in: str) -> list[str]:
        """Whom the lead-in of a lone recommendation tells, members aside."""
        (item,) = self.read(f"1. {lead_in}\n1.1 Ask every woman twice.").recommendations
        return [owner.as_written for owner in item.assignments if owner.basis != "member"]


@pytest.fixture
def reviews(tmp_path: Path, register: Register, schemes: Schemes) -> Reviews:
    return Reviews(tmp_path, register, schemes)


@pytest.mark.parametrize(
    ("lead_in", "told"),
    [
        (f"{VALE} is recommended to:", [VALE]),
        (f"{CCG} should, with {COMMUNITY}:", [CCG, COMMUNITY]),
        (f"{COMMUNITY} and Upmarl Hospice should:", [COMMUNITY, "Upmarl Hospice"]),
        (f"Both trusts and {CCG} should:", ["Both trusts", CCG]),
        (f"All NHS trusts, supported by {CCG}, should:", ["All NHS trusts", CCG]),
        (f"{CCG}, GP practices and {VALE} should:", [CCG, "GP practices", VALE]),
        (f"{VALE}\nand {COMMUNITY}\nshould:", [VALE, COMMUNITY]),
    ],
)
def test_is_everybody_told_whom_a_lead_in_names(reviews: Reviews, lead_in: str, told: list[str]) -> None:
    assert reviews.owners(lead_in) == told


def test_do_items_in_small_letters_stay_apart(reviews: Reviews) -> None:
    groups = f"1. {VALE} should ensure:\n1.1 that women are asked\n1.2 that their answers are kept\n2. {CCG} should:\n2.1 Pay."
    items = reviews.read(groups).recommendations
    assert [(item.number, item.text) for item in items] == [
        ("1.1", "that women are asked"), ("1.2", "that their answers are kept"), ("2.1", "Pay."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "finding",
    [
        "Nobody asks. [See recommendations 1.1 – 1.2]",
        "Nobody asks. (recommendation 1.1; recommendation 1.2)",
        "This has been brought to the attention of the trust in recommendations 1.1 and 1.2.",
    ],
)
def test_in_what_words_does_a_finding_point_to_recommendations(reviews: Reviews, finding: str) -> None:
    facts = reviews.read(f"1. {VALE} should:\n1.1 Ask.\n1.2 Ask again.", finding)
    assert [[reference.recommendation for reference in each.supports] for each in facts.findings] == [[1, 2]]


@pytest.mark.parametrize(
    ("finding", "status"),
    [
        ("At the 2012 inspection plans lacked detail. This recommendation has not been addressed.", "not-met"),
        ("An earlier recommendation that each child have a nurse has been partially met.", "partly-met"),
        ("In February 2012 it was recommended that checks be recorded. That has been achieved.", "met"),
        ("The 2012 inspection asked for passports. Although work began, they are still not in place.", "not-met"),
    ],
)
def test_in_what_words_does_a_finding_look_back(reviews: Reviews, finding: str, status: str) -> None:
    facts = reviews.read(f"1. {VALE} should:\n1.1 Ask.", finding)
    assert [each.status for each in facts.follow_ups] == [status]


@pytest.mark.parametrize(
    "plan",
    [
        f"{CCG} is required to submit an action plan within 20 working days of receipt of this report.",
        f"An action plan is required from {CCG} within twenty working days of receipt of this report.",
    ],
)
def test_in_what_words_is_the_action_plan_required(reviews: Reviews, plan: str) -> None:
    required = reviews.read(f"1. {VALE} should:\n1.1 Ask.", plan=plan).action_plan
    assert required is not None
    assert [body.label for body in required.agencies] == ["NHS Marlshire Clinical Commissioning Group"]


@pytest.mark.parametrize(
    "heading", ["For action immediately", "For action within six months", "For longer-term action"]
)
def test_under_which_headings_do_items_have_a_time_limit(
    tmp_path: Path, register: Register, schemes: Schemes, heading: str
) -> None:
    path = tmp_path / "jar.txt"
    text = JAR.format(rows=ROWS, when=WHEN).replace("For immediate action", heading)
    path.write_text(text, encoding="utf-8")
    facts = read_report(path, register=register, schemes=schemes)
    assert facts.recommendations[0].priority == schemes.priority(heading)
    assert facts.recommendations[0].priority is not None
