"""Check one report's graph against the shapes: what makes it wrong is a violation, what makes it thin a warning.

A report in order passes a quick look (shapes/screen.py), which is most of them. For all others the engine is pyshacl, the
reference validator, and what it says stands. It sees the report, the few triples of the registers that the report
touches, and of the concept schemes what the shapes ask for. It fetches nothing, imports nothing and infers nothing.
"""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import chain

from pyoxigraph import Literal as OxigraphLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef
from rdflib.term import Identifier, Node

from ontology.errors import ReportQuarantined, UnreadableFile
from ontology.schemes import load_schemes
from ontology.terms import REMIT, SCHEME, SDO, SKOS
from shapes.paths import PropertyPath, property_path
from shapes.recognising import WORDS_LENGTH, words_of
from shapes.screen import Screen, Unsure
from shapes.stored_text import Kept, Misfit, misfits
from shapes.thin_shapes import thin_among
from shapes.triple_index import TripleIndex, index_of
from shapes.triples import RdflibTerms, TripleOf, graph_of, rdflib_term

SHAPES = Namespace("https://w3id.org/remit/shapes#")
"""What the IRIs of the shapes begin with."""

ASKED_OF_CONCEPTS = frozenset(
    str(term)
    for term in (
        SKOS.inScheme, REMIT.usesScale, REMIT.usesOutcomes, REMIT.aspectOf, REMIT.period, SDO.validFrom, SDO.validThrough,
    )
)  # fmt: skip
"""What the shapes ask of concepts. No more of the schemes goes to the engine, whose cost grows with the data."""

NODES_SHOWN = 5
"""Things listed under one message: a reader that goes wrong does so in every row, and five show the pattern."""

WIDTH = 100
"""Characters of a line of the account: it is read in terminals, mails and logs."""


_RDF_TYPE, _REPORT, _FILE_NAME = (NamedNode(str(term)) for term in (RDF.type, REMIT.Report, REMIT.fileName))


BESIDE = str(SHAPES.StoredTextConstraintComponent)
"""The kind of constraint that is looked at beside the engine: see `stored_text`."""


class Severity(StrEnum):
    """A violation keeps a report out of the graph; a warning goes with it."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that breaks one shape.

    `shape` is the shape's IRI; `focus` the thing that breaks it; `path` the way from the thing to what is wrong, None
    where the thing as a whole is; `value` what was found there, None where something is missing; `message` says what
    is wrong and what to do; `words` are those by which a person recognises the thing; `component` is the IRI of the
    kind of constraint.
    """

    shape: str
    severity: Severity
    focus: Identifier
    path: PropertyPath | None
    value: Identifier | None
    message: str
    words: str | None
    component: str

    @property
    def name(self) -> str:
        """The shape's local name."""
        return self.shape.removeprefix(SHAPES)


@dataclass(frozen=True, slots=True)
class Validation:
    """What the shapes say of one report; `conforms` if nothing is wrong, thin as it may be.

    `file_name` is the report's source file, None if the graph does not say; `base` what the instances' IRIs begin with.
    """

    conforms: bool
    violations: tuple[Violation, ...]
    warnings: tuple[Violation, ...]
    file_name: str | None = None
    base: str = field(default="", repr=False)

    def turtle(self) -> str:
        """The validation report in the SHACL vocabulary, as Turtle; the same validation gives the same text.

        As the standard has it, `sh:conforms` is false if there is any result, be it a warning.
        """
        head = f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms "
        results = ",".join(_result_turtle(found) for found in self.violations + self.warnings)
        return head + (f"false ;\n    sh:result{results} .\n" if results else "true .\n")

    def account(self) -> str:
        """What is wrong or thin, what to do about it and where, in words for a person."""
        lines = [f"{self.file_name or 'A report without a file name'}: {self._verdict()}"]
        for title, found in (("Wrong", self.violations), ("Thin", self.warnings)):
            for number, group in enumerate(_by_message(found), 1):
                lines += ["", *textwrap.wrap(f"{title} {number}. {group[0].message}", WIDTH, subsequent_indent="    ")]
                lines += [line for violation in group[:NODES_SHOWN] for line in self._place(violation)]
                if len(group) > NODES_SHOWN:
                    lines.append(f"    - and {len(group) - NODES_SHOWN} more")
                lines.append(f"    (rule {group[0].name})")
        return "\n".join(lines) + "\n"

    def warning_lines(self) -> tuple[str, ...]:
        """The warnings in a line each, with how many things each concerns."""
        return tuple(
            group[0].message + (f" ({len(group)} times)" if len(group) > 1 else "")
            for group in _by_message(self.warnings)
        )

    def _verdict(self) -> str:
        wrong, thin = _count(len(self.violations), "violation"), _count(len(self.warnings), "warning")
        fate = "in order" if self.conforms else "kept out of the graph until the violations are mended"
        return f"{wrong}, {thin}; {fate}."

    def _place(self, violation: Violation) -> Iterator[str]:
        words = f": “{violation.words}”" if violation.words else ""
        found = f"; found “{self._tail(violation.value)}”" if violation.value not in (None, violation.focus) else ""
        yield from textwrap.wrap(
            f"- {self._tail(violation.focus)}{words}{found}",
            WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip

    def _tail(self, term: Identifier | None) -> str:
        if isinstance(term, URIRef):
            return term.removeprefix(self.base).removeprefix(SCHEME)
        return textwrap.shorten(str(term), WORDS_LENGTH, placeholder=" …")


def validate(report: Graph, *, shapes: Graph | None = None, kept: Kept | None = None) -> Validation:
    """Check one report's graph, given with the triples of the registers on the bodies it names.

    What the shapes ask of the concept schemes is added here. `shapes` are the packaged ones unless given; `kept` is the
    stored text, to which quotations are held. The graph is left as it is. Raises ReportQuarantined where the engine
    itself gives up.
    """
    return _checked(report, shapes, None, list(misfits(index_of(report), kept)))


def validate_nquads(
    text: str, reference_text: str = "", *, shapes: Graph | None = None, kept: Kept | None = None
) -> Validation:
    """Check one report's graph, given as N-Quads, with the register's triples on its bodies as N-Triples.

    The names of graphs are ignored; `kept` as for `validate`. Raises UnreadableFile for text that is neither,
    ReportQuarantined where the engine itself gives up.
    """
    quads = [*_parsed(text), *_parsed(reference_text)]
    facts = TripleIndex(quads, beneath=concept_facts())
    screen, unfit = _screen() if shapes is None else None, list(misfits(facts, kept))
    suspects = None if screen is None else set(screen.suspects(facts))
    if suspects == set() and not unfit:
        return Validation(True, (), (), *_named(facts))
    return _checked(_triples(quads), shapes, suspects, unfit)


@cache
def load_shapes() -> Graph:
    """The packaged shapes, parsed once per process."""
    shapes = graph_of()
    for entry in sorted(files("shapes").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ttl"):
            shapes.parse(data=entry.read_text(encoding="utf-8"), format="turtle")
    return shapes


@cache
def _concepts() -> tuple[TripleOf, ...]:
    """What the shapes ask of the concept schemes."""
    node = RdflibTerms()
    asked = (triple for triple in load_schemes().triples if triple.predicate.value in ASKED_OF_CONCEPTS)
    return tuple((node(triple.subject), node(triple.predicate), node(triple.object)) for triple in asked)


@cache
def _screen() -> Screen | None:
    """The packaged shapes as quick functions; None where one of them is beyond these."""
    try:
        return Screen(load_shapes())
    except Unsure as beyond:
        logging.getLogger(__name__).warning("every report gets the full check: no quick one knows %s", beyond)
        return None


@cache
def concept_facts() -> TripleIndex:
    """What the shapes ask of the concept schemes, for the quick look."""
    return TripleIndex(triple for triple in load_schemes().triples if triple.predicate.value in ASKED_OF_CONCEPTS)


def _named(facts: TripleIndex) -> tuple[str | None, str]:
    """The report's file name, and what its instances' IRIs begin with."""
    reports = sorted(
        (term for term in facts.subjects(_RDF_TYPE, _REPORT) if isinstance(term, NamedNode)),
        key=lambda term: term.value,
    )
    names = sorted(
        str(name.value)
        for report in reports
        for name in facts.objects(report, _FILE_NAME)
        if isinstance(name, OxigraphLiteral)
    )
    return names[0] if names else None, reports[0].value.rpartition("report/")[0] if reports else ""


def _parsed(text: str) -> Iterator[Quad]:
    """The quads of N-Quads or N-Triples."""
    try:
        yield from parse(text, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise UnreadableFile(
            f"The graph is not written in N-Quads: {error}.", remedy="Build the file again."
        ) from error


def _triples(quads: Iterable[Quad]) -> Iterator[TripleOf]:
    """The triples of quads as rdflib's; pyoxigraph parses them many times faster."""
    node = RdflibTerms()
    for quad in quads:
        yield node(quad.subject), node(quad.predicate), node(quad.object)


def _checked(
    triples: Iterable[TripleOf], shapes: Graph | None, suspects: set[str] | None, unfit: Sequence[Misfit]
) -> Validation:
    """What the engine finds, asked of the suspected shapes alone unless None are told, and what does not fit the text."""
    shapes = load_shapes() if shapes is None else shapes
    with _no_tracebacks():
        data = graph_of(chain(map(_comparable, triples), _concepts()))
        thin = thin_among(shapes, data, suspects or ())
        left = None if suspects is None else suspects - thin
        by_engine = _found(data, shapes, left) if left != set() else ()
        found = sorted(chain(by_engine, _missing(data, shapes, thin), _unfit(data, shapes, unfit)), key=_order)
    violations = tuple(one for one in found if one.severity is Severity.VIOLATION)
    warnings = tuple(one for one in found if one.severity is Severity.WARNING)
    reports = sorted(data.subjects(RDF.type, REMIT.Report), key=str)
    file_names = sorted(str(name) for report in reports for name in data.objects(report, REMIT.fileName))
    base = str(reports[0]).rpartition("report/")[0] if reports else ""
    return Validation(not violations, violations, warnings, file_names[0] if file_names else None, base)


@contextmanager
def _no_tracebacks() -> Iterator[None]:
    """rdflib logs a traceback for each literal that is not what it says it is; the shapes tell it in words."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def _comparable(triple: TripleOf) -> TripleOf:
    """The 31st of February as a plain string, which is no date either: the engine breaks off at comparing a false date."""
    subject, predicate, value = triple
    if isinstance(value, Literal) and value.ill_typed:
        return subject, predicate, Literal(str(value))
    return triple


def _found(data: Graph, shapes: Graph, suspects: set[str] | None) -> Iterator[Violation]:
    """What the engine finds in `data`. It is loaded here: a build of reports in order never needs it."""
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False,
            use_shapes=None if suspects is None else sorted(suspects | _spoken_of(shapes)),
        )  # fmt: skip
    except ReportableRuntimeError as error:
        raise ReportQuarantined(
            f"The check could not be finished: {error.message}", remedy="Report it, with the report's file."
        ) from error
    report = results.value(predicate=RDF.type, object=SH.ValidationReport)
    for result in results.objects(report, SH.result):
        facts = dict(results.predicate_objects(result))
        shape, focus, value = facts[SH.sourceShape], facts[SH.focusNode], facts.get(SH.value)
        path = shapes.value(shape, SH.path) or facts.get(SH.resultPath)  # a closed shape's is the property too many
        yield Violation(
            shape=str(shape),
            severity=Severity.VIOLATION if facts[SH.resultSeverity] == SH.Violation else Severity.WARNING,
            focus=_term(focus),
            path=None if path is None else property_path(shapes, path),
            value=None if value is None else _term(value),
            message=str(facts.get(SH.resultMessage, "")),
            words=words_of(data, focus),
            component=str(facts[SH.sourceConstraintComponent]),
        )


def _missing(data: Graph, shapes: Graph, thin: Iterable[str]) -> Iterator[Violation]:
    """Where these shapes warn, as the engine would tell it. A report without a date, of which a folder may be full, needs no more."""
    for shape in map(URIRef, thin):
        path, message = shapes.value(shape, SH.path), str(shapes.value(shape, SH.message))
        for kind in shapes.objects(shape, SH.targetClass):
            for focus in set(data.subjects(RDF.type, kind)):
                if path is not None and (focus, path, None) not in data:
                    yield Violation(
                        str(shape), Severity.WARNING, _term(focus), property_path(shapes, path), None, message,
                        words_of(data, focus), str(SH.MinCountConstraintComponent),
                    )  # fmt: skip


def _spoken_of(shapes: Graph) -> set[str]:
    """The shapes that others speak of: without targets of their own, and yet the engine must be told of them."""
    return {
        str(shape)
        for shape in chain(shapes.objects(None, SH["not"]), shapes.objects(None, SH.node))
        if isinstance(shape, URIRef)
    }


def _unfit(data: Graph, shapes: Graph, unfit: Iterable[Misfit]) -> Iterator[Violation]:
    """What does not fit the stored text, as the engine would tell it."""
    for misfit in unfit:
        shape, focus = SHAPES[misfit.shape], rdflib_term(misfit.focus)
        message, path = shapes.value(shape, SH.message), shapes.value(shape, SH.path)
        if message is not None:
            yield Violation(
                shape=str(shape),
                severity=Severity.WARNING if shapes.value(shape, SH.severity) == SH.Warning else Severity.VIOLATION,
                focus=_term(focus),
                path=None if path is None else property_path(shapes, path),
                value=None if misfit.value is None else _term(rdflib_term(misfit.value)),
                message=str(message),
                words=words_of(data, focus),
                component=BESIDE,
            )


def _term(node: Node) -> Identifier:
    """rdflib's engine hands out nodes that are always terms; its types do not say so."""
    if not isinstance(node, Identifier):
        raise TypeError(f"{node!r} is no term")
    return node


def _order(found: Violation) -> tuple[str, str, str, str]:
    return found.shape, str(found.focus), str(found.value), found.component


def _by_message(found: Iterable[Violation]) -> list[list[Violation]]:
    """Grouped by what is wrong, in the order of the first of each."""
    groups: dict[str, list[Violation]] = {}
    for violation in found:
        groups.setdefault(violation.message, []).append(violation)
    return list(groups.values())


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _result_turtle(found: Violation) -> str:
    severity = SH.Violation if found.severity is Severity.VIOLATION else SH.Warning
    facts = {
        "sourceShape": URIRef(found.shape).n3(),
        "sourceConstraintComponent": URIRef(found.component).n3(),
        "resultSeverity": severity.n3(),
        "focusNode": found.focus.n3(),
        "resultPath": found.path.turtle if found.path else None,
        "value": found.value.n3() if found.value is not None else None,
        "resultMessage": Literal(found.message).n3(),
    }
    body = " ;\n".join(f"        sh:{name} {value}" for name, value in facts.items() if value is not None)
    return f" [ a sh:ValidationResult ;\n{body} ]"
