"""Which sentences grade an aspect, and which only speak of it?"""

from __future__ import annotations

import pytest

from ingest.documents.text_file import read_text
from ingest.grades.grading import AspectReader
from ontology.schemes import Schemes

FRAMEWORK = "looked-after-services"


def graded(text: str, schemes: Schemes) -> dict[str, str]:
    """The last part of each aspect's IRI that a sentence of this text grades, with the grade's word."""
    document = read_text(text)
    reader = AspectReader(document, schemes, FRAMEWORK)
    labels = {grade.iri: grade.label.lower() for grade in schemes.grades("grades2009")}
    wanted = {(None, aspect.iri) for aspect in reader.aspects}
    found = reader.sentences([(block, None) for block in document.blocks], wanted)
    for statement in found:
        quotation = statement.quotation
        assert document.stored[quotation.start : quotation.end] == quotation.exact
    return {statement.aspect.rsplit("/", 1)[-1]: labels[statement.grade] for statement in found}


GRADES = [
    ("The quality of provision is adequate.", {"quality-of-provision": "adequate"}),
    ("Leadership and management are judged to be good, and so they say.", {"leadership-and-management": "good"}),
    (
        "Health outcomes for looked after children have improved since the last inspection and are now adequate.",
        {"being-healthy": "adequate"},
    ),
    ("The overall effectiveness of services is inadequate.", {"overall-effectiveness": "inadequate"}),
]


@pytest.mark.parametrize(("text", "found"), GRADES)
def test_the_sentence_that_grades_an_aspect(schemes: Schemes, text: str, found: dict[str, str]) -> None:
    assert graded(text, schemes) == found


ANOTHER_TIME = [
    "The quality of provision was adequate, and that was in 2009.",
    "The quality of provision was adequate, said the previous inspection.",
    "The quality of provision was adequate, as inspectors previously found.",
    "The quality of provision was adequate, the last time that anybody asked.",
    "The quality of provision was adequate, in an earlier letter.",
    "The quality of provision was adequate, under the former managers.",
    "The quality of provision was adequate, said the joint area review.",
    "The quality of provision was adequate, said the JAR.",
    "The quality of provision was adequate, said an unannounced inspection.",
]


@pytest.mark.parametrize("text", ANOTHER_TIME)
def test_a_sentence_that_grades_another_time_grades_nothing_of_this_one(schemes: Schemes, text: str) -> None:
    assert graded(text, schemes) == {}
    assert graded(f"{text.partition(',')[0]}.", schemes) == {"quality-of-provision": "adequate"}


SPEAKS = [
    "The quality of provision was adequate at the previous inspection.",
    "In 2011 the quality of provision was good.",
    "The quality of provision in the northern office's waiting room is good.",
    "Health outcomes have improved since the last inspection.",
    "Leadership and management are good at counting.",
    "The quality of provision is reviewed by good people.",
]


@pytest.mark.parametrize("text", SPEAKS)
def test_a_sentence_of_another_time_or_of_something_narrower_grades_nothing(schemes: Schemes, text: str) -> None:
    assert graded(text, schemes) == {}
