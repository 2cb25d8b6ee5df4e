"""Can somebody who works in Python use the ontology and a report as objects, and not as triples?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ontology.errors import UnreadableFile
from ontology.terms import REMIT
from ontology.world import world


@pytest.fixture(scope="module")
def remit(example_data: Path) -> Any:
    largest = max((example_data / "reports").glob("*.nq"), key=lambda path: path.stat().st_size)
    return world(largest, example_data / "registers.nq").get_namespace(str(REMIT))


def test_what_is_a_judgement_of_and_which_grade_does_it_give(remit: Any) -> None:
    judgements = remit.Judgement.instances()
    assert judgements
    for judgement in judgements:
        assert judgement.grade.rank in {1, 2, 3, 4}
        assert remit.Grade in {above for kind in judgement.grade.is_a for above in kind.ancestors()}
        assert len(judgement.aspect.prefLabel) == 1
        assert judgement.fromInspection.inspectedAuthority.prefLabel


def test_who_owns_a_recommendation_and_by_which_words(remit: Any) -> None:
    for recommendation in remit.Recommendation.instances():
        assert recommendation.text
        assert [owner.prefLabel[0] for owner in recommendation.ownedBy]
        assert recommendation.evidence[0].hasSelector


def test_which_classes_does_the_ontology_have_without_any_report() -> None:
    remit = world().get_namespace(str(REMIT))
    assert issubclass(remit.NHSFoundationTrust, remit.PartnerAgency)
    assert not remit.Judgement.instances()


def test_are_two_worlds_apart(remit: Any) -> None:
    assert world().get_namespace(str(REMIT)).Judgement.instances() == []
    assert remit.Judgement.instances()


def test_what_of_a_file_that_is_no_graph(tmp_path: Path) -> None:
    wrong = tmp_path / "report.nq"
    wrong.write_text("no graph at all", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="cannot be read as N-Quads"):
        world(wrong)
