"""What recommendations are about: the rules in the scheme, their words, and what careful reading says of 200 real recommendations."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from ontology.terms import REMIT, SKOS, concept
from ontology.theme_matching import theme_rules

FACTS = Path(__file__).parent / "themes_read.csv"
"""Of 200 recommendations, by their report's digest and their place in it, the themes that a reader gave them before any rule was written."""

PRECISION, RECALL = 0.9, 0.8


def themes(schemes: Schemes, text: str) -> dict[str, str]:
    """The themes of a text, each with the words that decided."""
    return {found.theme: found.words for found in theme_rules(schemes).themes(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ensure that staff have regular supervision.", {"supervision": "supervision"}),
        ("Initial health assessments are late.", {"health-assessments": "Initial health assessments"}),
        ("Return home interviews when children go missing.", {"missing": "Return home interviews"}),
        ("Raise awareness of private fostering.", {"private-fostering": "private fostering"}),
        ("Light the harbour.", {}),
        ("Improve audits so that supervision is better.", {"quality-assurance": "audits"}),
        ("Train the keepers of the light. Reviewed records of boats.", {"recording": "records of"}),
    ],
)
def test_what_is_a_recommendation_about(schemes: Schemes, text: str, expected: dict[str, str]) -> None:
    assert themes(schemes, text) == expected


def test_does_a_longer_phrase_take_the_words_of_a_shorter_one(schemes: Schemes) -> None:
    assert set(themes(schemes, "The quality of EHC plans.")) == {"ehc-plans"}
    assert set(themes(schemes, "Advance the multi-agency risk assessment conference.")) == {"domestic-abuse"}


@pytest.mark.parametrize(
    "text",
    [
        "The participation by staff of all agencies in what the board teaches.",
        "The consistency of multi-agency participation in strategy discussions.",
        "The participation and engagement of the police in conferences.",
        "The attendance and participation of partners at reviews.",
        "Members' regular attendance and participation in the forum.",
        "The share of care leavers who participate in education, employment or training.",
    ],
)
def test_is_the_part_that_grown_ups_take_no_matter_of_childrens_views(schemes: Schemes, text: str) -> None:
    assert "participation" not in themes(schemes, text)


@pytest.mark.parametrize(
    "text",
    [
        "Participation by young people in reviews.",
        "Children’s participation in their reviews.",
        "The participation of care leavers.",
    ],
)
def test_is_the_part_that_children_take_one(schemes: Schemes, text: str) -> None:
    assert "participation" in themes(schemes, text)


def test_is_what_a_theme_passes_over_none_of_its_words(schemes: Schemes) -> None:
    assert "permanence" in themes(schemes, "The timeliness of permanence.")
    assert "permanence" not in themes(schemes, "Too many permanent exclusions from school.")


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("(outcome 3, national framework)", "safe"),
        ("(Outcome three, National Framework)", "safe"),
        ("(outcome four: national framework)", "loving-homes"),
        ("(Enabler Two, National Framework)", "leaders"),
        ("(enabler: the workforce is equipped and effective, national framework)", None),
        ("(outcome 4)", "loving-homes"),
        ("as outcome 3 of the national framework has it", "safe"),
        ("the outcome 3 months later", None),
    ],
)
def test_which_outcome_of_the_national_framework_is_cited(schemes: Schemes, cited: str, expected: str | None) -> None:
    found = theme_rules(schemes, "nationalFramework").cited(f"Keep the lists of boats {cited}.")
    assert found == ((expected,) if expected else ("workforce",) if "workforce" in cited else ())


def test_is_the_outcome_that_is_cited_no_theme(schemes: Schemes) -> None:
    assert themes(schemes, "Keep lists (enabler: the workforce is equipped and effective, national framework)") == {}


def test_has_every_theme_a_phrase_or_themes_below_it_that_have(schemes: Schemes) -> None:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for triple in schemes.triples:
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(concept("themes", "")):
            value = triple.object.value if isinstance(triple.object, Literal | NamedNode) else ""
            said[triple.subject.value].add(f"{triple.predicate.value} {value}")
    wider = {line.split(" ", 1)[1] for lines in said.values() for line in lines if line.startswith(str(SKOS.broader))}
    assert 55 <= len(said) <= 85
    for theme, lines in said.items():
        phrases = any(line.startswith(str(SKOS.hiddenLabel)) for line in lines)
        assert phrases != (theme in wider), theme
    assert any(str(REMIT.passedOver) in line for lines in said.values() for line in lines)


def test_are_the_themes_those_that_a_careful_reader_gives(shared: Path, register: Register, schemes: Schemes) -> None:
    read: dict[str, dict[int, set[str]]] = defaultdict(dict)
    with FACTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            read[row["file"]][int(row["ordinal"])] = set(row["themes"].split())
    assert sum(map(len, read.values())) == 200
    right = found = expected = 0
    for file, items in sorted(read.items()):
        path = next(folder / file for folder in (shared / "corpus", shared / "seeds") if (folder / file).is_file())
        asked = {
            item.ordinal: item.text for item in read_report(path, register=register, schemes=schemes).recommendations
        }
        for ordinal, wanted in items.items():
            given = set(themes(schemes, asked[ordinal]))
            right, found, expected = right + len(given & wanted), found + len(given), expected + len(wanted)
    assert right / found >= PRECISION, f"{right} of {found}"
    assert right / expected >= RECALL, f"{right} of {expected}"
