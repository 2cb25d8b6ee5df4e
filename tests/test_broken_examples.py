"""Is every broken example found by the full check and suspected by the quick one? The full check is slow: each is checked once, for all tests."""

from __future__ import annotations

import pytest
from rdflib import SH, Graph, URIRef
from shapes_broken import BY_SHAPE
from shapes_broken.change import Broken
from shapes_broken.looking import broken_in, suspects

from shapes.validation import BESIDE, SHAPES, Severity, Validation, load_shapes, validate, validate_nquads

NO_CONSTRAINTS = {
    SH.path, SH.name, SH.description, SH.message, SH.severity,
    SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf,
    SH.deactivated, SH.ignoredProperties,
}  # fmt: skip
"""What a shape says that a graph cannot break."""


@pytest.fixture(scope="module", params=sorted(BY_SHAPE))
def checked(request: pytest.FixtureRequest) -> list[tuple[Broken, Graph, Validation]]:
    """The broken examples of a shape, with what the full check finds in each."""
    examples = ((example, example.graph()) for example in BY_SHAPE[request.param])
    return [(example, graph, validate(graph, kept=example.kept)) for example, graph in examples]


def _constraints(shape: URIRef) -> set[str]:
    """The constraint components that a shape declares, by IRI; of one that is no engine's, the look at the stored text."""
    if (shape, SH.deactivated, None) in load_shapes():
        return {BESIDE}
    declared = {p for p in load_shapes().predicates(shape) if str(p).startswith(str(SH)) and p not in NO_CONSTRAINTS}
    names = (str(predicate).removeprefix(str(SH)) for predicate in declared)
    return {f"{SH}{'SPARQL' if name == 'sparql' else name[0].upper() + name[1:]}ConstraintComponent" for name in names}


def test_every_shape_has_a_broken_example() -> None:
    messaged = load_shapes().subjects(SH.message)
    assert sorted(BY_SHAPE) == sorted(str(shape).removeprefix(SHAPES) for shape in messaged)


def test_a_broken_report_is_found_by_every_constraint_of_its_shape(
    checked: list[tuple[Broken, Graph, Validation]],
) -> None:
    shape = URIRef(SHAPES + checked[0][0].shape)
    wanted = Severity.WARNING if (shape, SH.severity, SH.Warning) in load_shapes() else Severity.VIOLATION
    broken: set[str] = set()
    for example, _, found in checked:
        hits = [one for one in found.violations + found.warnings if one.name == example.shape]
        assert hits, f"{example.shape}: {example.how} is not found"
        assert {one.severity for one in found.violations + found.warnings} == {wanted}, example.how
        assert found.conforms == (wanted is Severity.WARNING)
        assert all(one.message for one in hits)
        broken |= {one.component for one in hits}
    assert broken == _constraints(shape)


def test_the_quick_look_suspects_what_the_full_check_finds_and_no_more(
    checked: list[tuple[Broken, Graph, Validation]],
) -> None:
    for example, graph, found in checked:
        assert suspects(graph) == broken_in(found), f"{example.shape}: {example.how}"


def test_n_quads_are_checked_as_the_graph_they_are(checked: list[tuple[Broken, Graph, Validation]]) -> None:
    """What the quick look lets pass is not asked of the engine: it must find the same without."""
    example, graph, found = checked[-1]
    lines = graph.serialize(format="nt").splitlines()
    quads = "\n".join(
        f"{line.removesuffix(' .')} <https://w3id.org/remit/id/graph/report/00112233445566ff> ." for line in lines
    )
    assert validate_nquads(quads, kept=example.kept) == found
