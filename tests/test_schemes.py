"""Are the concept schemes whole and unambiguous, and do they understand the words that reports use?"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

from ontology import terms
from ontology.errors import NotFound
from ontology.schemes import Aspect, Schemes, load_schemes, plain_wording
from ontology.terms import REMIT, SCHEME, SKOS, concept
from shapes.validation import load_shapes

SCALES = ("grades2005", "grades2009", "grades2013")
FRAMEWORKS = (
    "apa",
    "jar",
    "jar-progress",
    "unannounced-cra",
    "slac",
    "protection",
    "looked-after-services",
    "sif",
    "ilacs",
    "ilacs-focused-visit",
    "monitoring-visit",
    "jtai",
    "area-send",
    "local-area-send",
    "local-area-send-revisit",
    "clas",
)
GRADED = ("apa", "slac", "sif", "ilacs")
YEARS = range(2005, 2026)


def statements() -> list[tuple[str, str, NamedNode | Literal]]:
    """What the schemes say; that nothing in them is blank is checked when they are loaded."""
    return [
        (t.subject.value, t.predicate.value, t.object)
        for t in load_schemes().triples
        if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode | Literal)
    ]


def values(subject: str, predicate: URIRef) -> list[Literal]:
    wanted = (subject, str(predicate))
    return [value for s, p, value in statements() if (s, p) == wanted and isinstance(value, Literal)]


def concepts() -> dict[str, str]:
    """The scheme of every concept."""
    return {s: o.value.removeprefix(str(REMIT)) for s, p, o in statements() if p == str(SKOS.inScheme)}


def test_has_every_scheme_of_the_vocabulary_its_concepts() -> None:
    counts = Counter(concepts().values())
    schemes = {name for name in REMIT.__annotations__ if values(str(REMIT[name]), SKOS.definition)}
    assert set(counts) == schemes
    assert {"frameworks": 16, "strands": 3, "outcomesAreaSend": 3} | dict.fromkeys(SCALES, 4) == {
        name: counts[name] for name in ("frameworks", "strands", "outcomesAreaSend", *SCALES)
    }


def test_has_every_concept_one_notation_and_one_label_in_english() -> None:
    for iri, scheme in concepts().items():
        notations, labels = values(iri, SKOS.notation), values(iri, SKOS.prefLabel)
        assert len(notations) == len(labels) == 1, iri
        assert iri == concept(scheme, notations[0].value)
        for text in (*labels, *values(iri, SKOS.altLabel)):
            assert text.language == "en", iri
        assert notations[0].language is None, f"{iri}: programs compare notations"


def test_is_the_order_of_every_scheme_said() -> None:
    places: dict[str, list[int]] = {}
    for iri, scheme in concepts().items():
        group = iri.rsplit("/", 1)[0] if scheme == "aspects" else scheme
        places.setdefault(group, []).append(int(values(iri, terms.SDO.position)[0].value))
    assert all(sorted(of) == list(range(1, len(of) + 1)) for of in places.values()), places


def test_are_all_references_between_concepts_to_concepts_that_exist() -> None:
    known = set(concepts())
    aimed = {o.value for _, _, o in statements() if isinstance(o, NamedNode) and o.value.startswith(SCHEME)}
    assert aimed
    assert aimed <= known


def test_which_inspections_does_the_vocabulary_know(schemes: Schemes) -> None:
    assert schemes.notations("frameworks") == FRAMEWORKS
    assert schemes.label(concept("frameworks", "jar")) == "joint area review"


@pytest.mark.parametrize(
    ("framework", "scale"),
    [
        ("apa", "grades2005"),
        ("jar", "grades2005"),
        ("slac", "grades2009"),
        ("protection", "grades2009"),
        ("looked-after-services", "grades2009"),
        ("sif", "grades2013"),
        ("ilacs", "grades2013"),
        ("unannounced-cra", None),
        ("jtai", None),
        ("area-send", None),
    ],
)
def test_on_which_scale_does_a_framework_grade(schemes: Schemes, framework: str, scale: str | None) -> None:
    assert schemes.scale_of(framework) == scale


@pytest.mark.parametrize("scale", SCALES)
def test_is_rank_one_the_best_on_every_scale(schemes: Schemes, scale: str) -> None:
    grades = schemes.grades(scale)
    assert [grade.rank for grade in grades] == [1, 2, 3, 4]
    assert grades[0].label.endswith("outstanding")
    assert (grades[1].label, grades[3].label) == ("good", "inadequate")
    best = "4" if scale == "grades2005" else "1"
    assert grades[0].notation == best
    datatype = str(REMIT[scale.replace("grades", "grade")])
    assert {values(grade.iri, SKOS.notation)[0].datatype.value for grade in grades} == {datatype}


@pytest.mark.parametrize("scale", SCALES)
def test_does_every_scale_say_what_its_ranks_are_worth(scale: str) -> None:
    assert "rank" in values(str(REMIT[scale]), SKOS.scopeNote)[0].value


@pytest.mark.parametrize(
    ("framework", "words", "expected"),
    [
        ("slac", "Adequate", "grades2009/3"),
        ("slac", "Grade 3 (adequate)", "grades2009/3"),
        ("slac", "**Grade 2 (good)**", "grades2009/2"),
        ("slac", "OUTSTANDING.", "grades2009/1"),
        ("slac", "requires improvement", None),
        ("slac", "Grade 3 (good)", None),
        ("slac", "Grade 5", None),
        ("slac", "", None),
        ("apa", "3", "grades2005/3"),
        ("apa", "Good", "grades2005/3"),
        ("apa", "4", "grades2005/4"),
        ("apa", "Excellent / outstanding", "grades2005/4"),
        ("apa", "outstanding", "grades2005/4"),
        ("sif", "Requires improvement to be good", "grades2013/3"),
        ("ilacs", "requires\nimprovement", "grades2013/3"),
        ("ilacs", "adequate", None),
        ("jtai", "good", None),
    ],
)
def test_which_grade_do_a_reports_words_mean(
    schemes: Schemes, framework: str, words: str, expected: str | None
) -> None:
    grade = schemes.grade(framework, words)
    assert (grade.iri if grade else None) == (SCHEME + expected if expected else None)


@pytest.mark.parametrize(
    ("words", "notation", "months"),
    [
        ("Immediately", "immediately", 0),
        ("**Immediately:**", "immediately", 0),
        ("Within three months", "within-three-months", 3),
        ("Within 3 months:", "within-three-months", 3),
        ("WITHIN SIX MONTHS", "within-six-months", 6),
        ("Within six months of the publication of this report:", "within-six-months", 6),
        ("Within three months from the date of publication", "within-three-months", 3),
        ("Within 12 months", "within-twelve-months", 12),
    ],
)
def test_how_soon_does_a_heading_ask_for_action(schemes: Schemes, words: str, notation: str, months: int) -> None:
    assert schemes.priority(words) == notation
    assert schemes.period(notation) == months


@pytest.mark.parametrize("words", ["", "Within three months the council had improved", "Within five days", "Areas"])
def test_which_headings_ask_for_nothing_by_a_date(schemes: Schemes, words: str) -> None:
    assert schemes.priority(words) is None


def in_strand(schemes: Schemes, framework: str, strand: str, year: int) -> tuple[Aspect, ...]:
    return tuple(aspect for aspect in schemes.aspects(framework, year) if strand in aspect.strands)


def test_which_rows_has_the_table_of_a_safeguarding_inspection(schemes: Schemes) -> None:
    safeguarding = in_strand(schemes, "slac", "safeguarding", 2010)
    looked_after = in_strand(schemes, "slac", "looked-after", 2010)
    assert (len(safeguarding), len(looked_after)) == (16, 19)
    assert [a.label for a in safeguarding if not a.expected] == ["Outcomes for children and young people"]
    assert all(a.expected for a in looked_after)
    assert [a.slug for a in looked_after[:4]] == [
        "overall-effectiveness",
        "capacity-for-improvement",
        "outcomes-for-looked-after-children",
        "being-healthy",
    ]
    assert safeguarding[-1].label == looked_after[-1].label == "Value for money"
    parts = [
        a.label for a in looked_after if a.broader == concept("aspects", "slac", "outcomes-for-looked-after-children")
    ]
    assert parts == [
        "Being healthy",
        "Staying safe",
        "Enjoying and achieving",
        "Making a positive contribution",
        "Economic well-being",
    ]


def test_which_rows_has_the_shorter_table_of_2011(schemes: Schemes) -> None:
    safeguarding = {a.label for a in in_strand(schemes, "slac", "safeguarding", 2011) if a.expected}
    looked_after = {a.label for a in in_strand(schemes, "slac", "looked-after", 2011) if a.expected}
    assert len(safeguarding) == 10
    assert len(looked_after) == 12
    assert (
        "The contribution of health agencies to keeping children and young people safe" in safeguarding - looked_after
    )
    assert "Performance management and quality assurance" in safeguarding & looked_after
    assert "Value for money" not in safeguarding | looked_after


@pytest.mark.parametrize(("year", "in_table"), [(2005, 3), (2006, 3), (2007, 2), (2008, 2)])
def test_which_rows_has_the_table_of_a_letter_of_that_year(schemes: Schemes, year: int, in_table: int) -> None:
    aspects = schemes.aspects("apa", year)
    assert len([aspect for aspect in aspects if aspect.expected]) == in_table
    assert [aspect.label for aspect in aspects if not aspect.expected] == [
        "Being healthy",
        "Staying safe",
        "Enjoying and achieving",
        "Making a positive contribution",
        "Achieving economic well-being",
    ]


def test_when_did_children_in_care_and_care_leavers_become_two_judgements(schemes: Schemes) -> None:
    assert [a.slug for a in schemes.aspects("ilacs", 2019)][2:-1] == ["care-and-care-leavers"]
    assert [a.slug for a in schemes.aspects("ilacs", 2024)][2:-1] == ["children-in-care", "care-leavers"]


@pytest.mark.parametrize("framework", GRADED)
def test_does_every_wording_of_an_aspect_mean_that_aspect_alone(schemes: Schemes, framework: str) -> None:
    asked = 0
    for aspect in schemes.aspects(framework):
        for strand in aspect.strands or (None,):
            years = [year for year in YEARS if aspect.in_year(year)]
            for wording in (aspect.label, *aspect.alternatives):
                found = {schemes.aspect(framework, wording, strand, year) for year in years}
                if framework == "ilacs" and "leavers" in wording:  # 2023 has reports of either form
                    found.discard(None)
                assert found == {aspect}, f"{wording} in {strand}"
                asked += 1
    assert asked > 5


@pytest.mark.parametrize(
    ("strand", "words", "slug"),
    [
        ("safeguarding", "Capacity to improve", "capacity-for-improvement"),
        ("safeguarding", "The quality of provision", "quality-of-provision"),
        ("safeguarding", "performance management and quality assurance", "evaluation"),
        ("safeguarding", "Outcomes for children and young people", "outcomes-for-children-and-young-people"),
        ("looked-after", "Outcomes for children and young people", "outcomes-for-looked-after-children"),
        ("safeguarding", "Service responsiveness", "service-responsiveness-including-complaints"),
        ("looked-after", "Service responsiveness", "service-responsiveness"),
        ("looked-after", "children’s homes", None),
    ],
)
def test_which_aspect_do_a_headings_words_mean(schemes: Schemes, strand: str, words: str, slug: str | None) -> None:
    aspect = schemes.aspect("slac", words, strand, 2010)
    assert (aspect.slug if aspect else None) == slug


def test_what_is_said_of_a_name_that_no_scheme_has(schemes: Schemes) -> None:
    with pytest.raises(NotFound, match=r"slak.*It has apa, jar"):
        schemes.aspects("slak")
    with pytest.raises(NotFound, match=r"grades1999.*There are grades2005"):
        schemes.grades("grades1999")
    with pytest.raises(NotFound, match=r"moods.*There are aspects"):
        schemes.notations("moods")
    with pytest.raises(NotFound, match="soon"):
        schemes.period("soon")
    with pytest.raises(NotFound, match="nowhere"):
        schemes.label("https://example.org/nowhere")


@given(st.sampled_from(FRAMEWORKS), st.text() | st.from_regex(r"(Grade )?[0-9]( \([a-z ]*\))?"))
def test_is_every_text_a_grade_of_the_frameworks_own_scale_or_none(framework: str, text: str) -> None:
    schemes = load_schemes()
    grade, scale = schemes.grade(framework, text), schemes.scale_of(framework)
    assert grade is None or (scale is not None and grade in schemes.grades(scale))


@given(st.text())
def test_does_folding_a_text_twice_change_nothing(text: str) -> None:
    assert plain_wording(plain_wording(text)) == plain_wording(text)
    assert load_schemes().priority(text) in {None, *load_schemes().notations("priorities")}


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_does_every_judgement_that_annotators_read_have_its_aspect_and_grade(
    schemes: Schemes, shared: Path, scorer: ModuleType
) -> None:
    read = 0
    for path in sorted(shared.glob("gold/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        framework = "slac" if gold["family"] == "committee-report" else gold["family"]
        if framework not in GRADED:
            continue
        for judgement in gold.get("judgements", []):
            aspects = [a for a in schemes.aspects(framework) if judgement.get("strand") in (*a.strands, None)]
            wordings = (judgement["aspect"], *judgement.get("aspect_alt", []))
            assert max(scorer.alike(wording, a.label) for wording in wordings for a in aspects) >= 0.9, judgement
            assert schemes.grade(framework, judgement["grade"]) is not None, judgement
            read += 1
    assert read >= 100


def test_concepts_in_shapes_are_concepts_of_the_schemes() -> None:
    used = {str(term) for triple in load_shapes() for term in triple if str(term).startswith(SCHEME)}
    assert used
    known = (triple for triple in load_schemes().triples if triple.predicate.value == str(SKOS.inScheme))
    assert used <= {str(triple.subject).strip("<>") for triple in known}
