"""Is the ontology consistent, is a report's graph consistent with it, and what follows: HermiT, as owlready2 ships it.

HermiT needs Java, and is for the ontology and one report at a time: its time grows much faster than the graph, whose own
inferences are the rules of `ontology.inference`. It reads N-Triples, so Turtle is rewritten. It refuses literals outside
OWL 2's map of datatypes, dates among them; those are left out and counted, and so are statements in words of which the
ontology says nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import URIRef

from ontology.errors import InconsistentOntology, ReasonerMissing, RemitError, UnreadableFile
from ontology.schemes import ONTOLOGY, load_schemes
from ontology.terms import ORG, OWL, RDF, RDFS, REMIT, SCHEME, SKOS, XSD

MEMORY_MB = 1500
"""Java's heap. A report of 300 quotations takes under 200 MB; the rest is room for reports several times that size."""

TIME_LIMIT_S = 180.0
"""A report takes 2 to 9 seconds. One that takes minutes would take hours: better to say so than to seem to hang."""

HERMIT = "org.semanticweb.HermiT.cli.CommandLine"
TASKS = ("--classify", "--classifyOPs", "--classifyDPs", "--classifyIs", "--classifyPVs")
"""Classes and properties, and what individuals are and are related to."""

_DATATYPES = frozenset(str(datatype) for datatype in (XSD.string, XSD.integer, XSD.boolean))
_FOLLOWED = frozenset(str(p) for p in (REMIT.successor, ORG.changedBy, ORG.resultingOrganization))
_RELATION = re.compile(r"^(Type|EquivalentClasses)\( (.+) \)$", re.MULTILINE)
_VALUES = re.compile(r"^<([^>]+)> \(known instances: (.*?)\s*\| possible instances:", re.MULTILINE)
_PAIR = re.compile(r"\(<([^>]+)>, <([^>]+)>\)")

Statement = tuple[str, str, str]
"""Subject, predicate and object of a statement between IRIs."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What the reasoner was given, and what it found to follow.

    `handed_over` and `left_out` count the statements of the report and of the registers, or the ontology's own;
    `inferred` holds the statements that were not made already, sorted.
    """

    handed_over: int
    left_out: int
    inferred: tuple[Statement, ...]


def check_ontology() -> Reasoned:
    """Prove the ontology consistent and every class of it satisfiable.

    Raises InconsistentOntology with the classes that nothing can be a member of, ReasonerMissing without Java.
    """
    axioms = _Axioms.load()
    return Reasoned(len(axioms.triples), 0, _reason(axioms, [], ONTOLOGY.name))


def check_report(nquads: Path, registers: Path | None = None) -> Reasoned:
    """Prove one report's graph, as N-Quads, consistent with the ontology, and tell what follows.

    Of `registers`, also N-Quads, the reasoner is given what they say of the report's bodies and those that came after
    them. Bodies, inspections and concepts are taken to be as many as their IRIs, so that two bodies with one ODS code
    are a contradiction. Raises InconsistentOntology with the contradiction, ReasonerMissing without Java,
    UnreadableFile for a file that is no N-Quads.
    """
    axioms = _Axioms.load()
    triples = _read(nquads)
    if registers is not None:
        triples |= _about(triples, _read(registers))
    kept = {triple for triple in triples if axioms.speak_of(triple)}
    inferred = _reason(axioms, sorted(kept | _concepts(axioms, kept), key=str), nquads.name)
    return Reasoned(len(kept), len(triples) - len(kept), inferred)


def _read(path: Path) -> set[Triple]:
    try:
        return {quad.triple for quad in parse(path=str(path), format=RdfFormat.N_QUADS)}
    except (OSError, SyntaxError) as error:
        raise UnreadableFile(f"cannot be read as N-Quads: {error}", where=str(path)) from error


def _about(report: set[Triple], registers: set[Triple]) -> set[Triple]:
    """What the registers say of the nodes of a report's graph and of those that follow from them by succession."""
    by_subject: dict[str, list[Triple]] = defaultdict(list)
    for triple in registers:
        by_subject[str(triple.subject)].append(triple)
    wanted = [str(node) for t in report for node in (t.subject, t.object) if isinstance(node, NamedNode)]
    found: dict[str, list[Triple]] = {}
    while wanted:
        subject = wanted.pop()
        if subject not in found:
            found[subject] = by_subject.get(subject, [])
            wanted += [str(t.object) for t in found[subject] if t.predicate.value in _FOLLOWED]
    return {triple for triples in found.values() for triple in triples}


def _concepts(axioms: _Axioms, report: set[Triple]) -> set[Triple]:
    """What the schemes say of the concepts that a report's graph uses, and of those that these lead to: aspect, framework, scale."""
    schemes = {t for t in load_schemes().triples if axioms.speak_of(t)}
    said, wanted = set[Triple](), {t.object for t in report}
    while wanted:
        more = {t for t in schemes if t.subject in wanted} - said
        said |= more
        wanted = {t.object for t in more}
    return said


@dataclass(frozen=True)
class _Axioms:
    """The ontology, and what is read off it to choose what to hand over and to explain contradictions."""

    triples: tuple[Triple, ...]

    @classmethod
    def load(cls) -> _Axioms:
        return cls(tuple(quad.triple for quad in parse(path=str(ONTOLOGY), format=RdfFormat.TURTLE)))

    def subjects(self, *types: str) -> frozenset[str]:
        wanted = set(types)
        return frozenset(
            t.subject.value
            for t in self.triples
            if t.predicate.value == str(RDF.type) and _value(t.object) in wanted and isinstance(t.subject, NamedNode)
        )

    @cached_property
    def classes(self) -> frozenset[str]:
        return self.subjects(str(OWL.Class))

    @cached_property
    def properties(self) -> frozenset[str]:
        return self.subjects(str(OWL.ObjectProperty), str(OWL.DatatypeProperty))

    @cached_property
    def parents(self) -> dict[str, set[str]]:
        return self.related(RDFS.subClassOf)

    @cached_property
    def inverses(self) -> dict[str, set[str]]:
        """The properties that are there for reasoners only, each with the one that the graph states."""
        return self.related(OWL.inverseOf)

    @cached_property
    def labels(self) -> dict[str, str]:
        return {_value(t.subject): _value(t.object) for t in self.triples if t.predicate.value == str(RDFS.label)}

    def name(self, term: str) -> str:
        """What to call a term in a message: its label, or the end of its IRI."""
        return self.labels.get(term, re.split(r"[#/]", term)[-1])

    def related(self, predicate: URIRef) -> dict[str, set[str]]:
        """The named things that the ontology relates each named thing to by `predicate`."""
        related: dict[str, set[str]] = defaultdict(set)
        for t in self.triples:
            if (
                t.predicate.value == str(predicate)
                and isinstance(t.subject, NamedNode)
                and isinstance(t.object, NamedNode)
            ):
                related[t.subject.value].add(t.object.value)
        return related

    def speak_of(self, triple: Triple) -> bool:
        """Whether the ontology knows the words of a statement, and HermiT can read its value."""
        if triple.predicate.value == str(RDF.type):
            return isinstance(triple.object, NamedNode) and triple.object.value in self.classes
        if isinstance(triple.object, Literal) and triple.object.datatype.value not in _DATATYPES:
            return False
        return triple.predicate.value in self.properties

    def above(self, classes: Iterable[str]) -> set[str]:
        """These classes and all their named super-classes."""
        wanted, found = list(classes), set[str]()
        while wanted:
            name = wanted.pop()
            if name not in found:
                found.add(name)
                wanted += self.parents.get(name, ())
        return found

    def listed(self, predicate: URIRef) -> Iterator[frozenset[str]]:
        """The members of each list that the ontology gives something by `predicate`."""
        heads = {_value(t.subject): _value(t.object) for t in self.triples if t.predicate.value == str(RDF.first)}
        tails = {_value(t.subject): _value(t.object) for t in self.triples if t.predicate.value == str(RDF.rest)}
        for t in self.triples:
            if t.predicate.value == str(predicate):
                members, item = set[str](), _value(t.object)
                while item in heads:
                    members.add(heads[item])
                    item = tails[item]
                yield frozenset(members)

    @cached_property
    def disjoint(self) -> tuple[frozenset[str], ...]:
        """Each set of classes of which nothing is a member of two."""
        pairs = [frozenset({one, other}) for one, others in self.related(OWL.disjointWith).items() for other in others]
        return (*pairs, *self.listed(OWL.members))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The properties that tell the members of some class apart; every key of ours is a single property."""
        return frozenset().union(*self.listed(OWL.hasKey))


def _value(node: object) -> str:
    if not isinstance(node, NamedNode | BlankNode | Literal):
        raise ValueError(f"{node} is a statement about a statement, which OWL does not know")
    return node.value


def _reason(axioms: _Axioms, kept: list[Triple], about: str) -> tuple[Statement, ...]:
    """What follows from the ontology and these statements, sorted; `about` says in an error what was reasoned about."""
    different = list(_different(_individuals(axioms, kept)))
    with tempfile.TemporaryDirectory(prefix="remit-") as folder:
        given = Path(folder) / "given.nt"
        given.write_bytes(serialize([*axioms.triples, *kept, *different], format=RdfFormat.N_TRIPLES) or b"")
        done = _run([_java(), f"-Xmx{MEMORY_MB}M", "-cp", _classpath(), HERMIT, *TASKS, given.as_uri()])
    if done.returncode != 0:
        if "InconsistentOntologyException" in done.stderr:
            raise InconsistentOntology(
                " ".join(_explain(axioms, kept)) or "The statements contradict each other.",
                where=about,
                remedy="Correct the statements, or the axiom of remit.ttl that forbids them.",
            )
        if "Unable to locate a Java Runtime" in done.stderr:  # the stub that macOS has in place of Java
            raise _no_java()
        raise RemitError(f"The reasoner failed: {_complaint(done.stderr)}", where=about)
    empty = _unsatisfiable(done.stdout)
    if empty:
        names = ", ".join(sorted(axioms.name(name) for name in empty))
        raise InconsistentOntology(f"Nothing can be one of these: {names}.", where=about, remedy="Mend their axioms.")
    return tuple(sorted(_inferred(axioms, kept, done.stdout)))


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or shutil.which("java")
    if java is None:
        raise _no_java()
    return java


def _no_java() -> ReasonerMissing:
    return ReasonerMissing(
        "HermiT is written in Java, and no Java was found.",
        remedy="Install a Java runtime, version 8 or later, or set JAVA_HOME. All else works without it.",
    )


def _classpath() -> str:
    found = find_spec("owlready2")
    if found is None or found.origin is None:
        raise ReasonerMissing("owlready2, which brings HermiT, is not installed.", remedy="Install Remit anew.")
    folder = Path(found.origin).parent / "hermit"
    return os.pathsep.join((str(folder), str(folder / "HermiT.jar")))


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=TIME_LIMIT_S)  # noqa: S603 -- our own command, no shell
    except subprocess.TimeoutExpired:
        raise RemitError(
            f"The reasoner did not finish within {TIME_LIMIT_S:.0f} seconds and was stopped.",
            remedy="Give it one report at a time.",
        ) from None


def _complaint(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "it gave no reason.")


def _individuals(axioms: _Axioms, triples: list[Triple]) -> list[str]:
    """The bodies, inspections and concepts among the statements: those whose IRIs are known to be one each."""
    single = {str(ORG.Organization), str(REMIT.Inspection), str(SKOS.Concept)}
    return sorted(name for name, types in _types(axioms, triples).items() if types & single)


def _types(axioms: _Axioms, triples: list[Triple]) -> dict[str, set[str]]:
    """All classes of everything, as far as stated types and named super-classes, domains and ranges tell."""
    domains, ranges = axioms.related(RDFS.domain), axioms.related(RDFS.range)
    types: dict[str, set[str]] = defaultdict(set)
    for t in triples:
        if t.predicate.value == str(RDF.type):
            types[_value(t.subject)] |= axioms.above([_value(t.object)])
            continue
        types[_value(t.subject)] |= axioms.above(domains.get(t.predicate.value, ()))
        if isinstance(t.object, NamedNode):
            types[t.object.value] |= axioms.above(ranges.get(t.predicate.value, ()))
    return types


def _different(names: list[str]) -> Iterator[Triple]:
    """The axiom that no two of these are the same."""
    if len(names) < 2:
        return
    axiom, item = BlankNode("different"), BlankNode("item0")
    yield Triple(axiom, NamedNode(str(RDF.type)), NamedNode(str(OWL.AllDifferent)))
    yield Triple(axiom, NamedNode(str(OWL.distinctMembers)), item)
    for number, name in enumerate(names, 1):
        rest = BlankNode(f"item{number}") if number < len(names) else NamedNode(str(RDF.nil))
        yield Triple(item, NamedNode(str(RDF.first)), NamedNode(name))
        yield Triple(item, NamedNode(str(RDF.rest)), rest)
        if isinstance(rest, BlankNode):
            item = rest


def _unsatisfiable(output: str) -> set[str]:
    empty: set[str] = set()
    for relation, names in _RELATION.findall(output):
        if relation == "EquivalentClasses" and f"<{OWL.Nothing}>" in names:
            empty |= set(re.findall(r"<([^>]+)>", names)) - {str(OWL.Nothing)}
    return empty


def _inferred(axioms: _Axioms, kept: list[Triple], output: str) -> Iterator[Statement]:
    stated = {(_value(t.subject), t.predicate.value, _value(t.object)) for t in kept}
    types: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in stated:
        if predicate == str(RDF.type):
            types[subject] |= axioms.above([value])
    for relation, names in _RELATION.findall(output):
        if relation == "Type":
            subject, kind = re.findall(r"<([^>]+)>", names)
            if (
                kind not in types.get(subject, ())
                and subject in types
                and kind != str(OWL.Thing)
                and not _of_ours(subject)
            ):
                yield subject, str(RDF.type), kind
    for predicate, pairs in _VALUES.findall(output):
        if predicate in axioms.inverses:  # says what the other property says, the other way round
            continue
        for subject, value in _PAIR.findall(pairs):
            if (subject, predicate, value) not in stated and not _of_ours(subject):
                yield subject, predicate, value


def _of_ours(iri: str) -> bool:
    """Whether it is a word of the vocabulary, of which `ontology.vocabulary` says already what follows."""
    return iri.startswith((str(REMIT), SCHEME))


def _explain(axioms: _Axioms, triples: list[Triple]) -> list[str]:
    """The plain contradictions, in words: HermiT says only that there is one."""
    found: list[str] = []
    for name, types in sorted(_types(axioms, triples).items()):
        for excluding in axioms.disjoint:
            both = sorted(axioms.name(kind) for kind in types & excluding)
            if len(both) > 1:
                found.append(f"<{name}> is {' and '.join(both)}, which exclude each other.")
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    functional = axioms.subjects(str(OWL.FunctionalProperty))
    for t in triples:
        subject, predicate, value = _value(t.subject), t.predicate.value, _value(t.object)
        if predicate in functional:
            values[subject, predicate].add(value)
        if predicate in axioms.keys:
            holders[predicate, value].add(subject)
    for (subject, predicate), several in sorted(values.items()):
        if len(several) > 1:
            label = axioms.name(predicate)
            found.append(f"<{subject}> has more than one {label}: {', '.join(sorted(several))}.")
    for (predicate, value), several in sorted(holders.items()):
        if len(several) > 1:
            label = axioms.name(predicate)
            found.append(f"The {label} {value} is that of more than one: {', '.join(sorted(several))}.")
    return list(dict.fromkeys([*found, *_of_another_scale(axioms, triples)]))


def _of_another_scale(axioms: _Axioms, triples: list[Triple]) -> Iterator[str]:
    """The judgements whose grade is not of the scale on which their aspect's framework grades."""
    value = {(_value(t.subject), t.predicate.value): _value(t.object) for t in triples}
    for (subject, predicate), grade in sorted(value.items()):
        if predicate == str(REMIT.grade):
            framework = value.get((value.get((subject, str(REMIT.aspect)), ""), str(REMIT.aspectOf)), "")
            own, given = value.get((framework, str(REMIT.usesScale))), value.get((grade, str(SKOS.inScheme)))
            if own and given and own != given:
                yield f"<{subject}> has a grade of the {axioms.name(given)}, and its framework uses the {axioms.name(own)}."
