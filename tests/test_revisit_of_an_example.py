"""The letter on Marlshire and that on its revisit, built together: on what do the verdicts stand, and what is said of why?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from examples import PDFS, REGISTERS
from ingest.building.build import build
from ontology.terms import OA, REMIT
from queries.folder import DataFolder

FIRST, BACK = "marlshire-local-area-send.pdf", "marlshire-local-area-send-revisit.pdf"


def graph_of(folder: Path, *files: str) -> Store:
    """Everything that is known once these letters are built together."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for file in files:
        shutil.copyfile(PDFS / file, inbox / file)
    data = folder / "data"
    result = build([inbox], data, registers=sorted(REGISTERS.glob("*.csv")), workers=1)
    assert result.exit_code == 0
    assert DataFolder(data).manifest().quarantined_areas == {}
    store = Store()
    for path in DataFolder(data).state().files():
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def values(store: Store, predicate: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(str(predicate)), None, None):
        found.setdefault(getattr(quad.subject, "value", ""), []).append(getattr(quad.object, "value", ""))
    return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return graph_of(tmp_path_factory.mktemp("both"), FIRST, BACK)


def test_each_verdict_stands_on_the_weakness_of_the_first_letter(both: Store) -> None:
    follows, kinds = values(both, REMIT.follows), values(both, REMIT.kind)
    assert len(follows) == 4
    assert all(len(of) == 1 for of in follows.values())
    followed = [of[0] for of in follows.values()]
    assert len(set(followed)) == len(followed)
    assert all(kinds[recommendation][0].endswith("/priority-action") for recommendation in followed)
    orders = values(both, REMIT.ordinal)
    by_number = sorted(follows, key=lambda follow_up: int(follow_up.rpartition("/")[2]))
    places = [int(orders[follows[follow_up][0]][0]) for follow_up in by_number]
    assert places == sorted(places), "a revisit goes through them in their order"


def test_why_it_does_is_said_with_the_words_of_both_letters(both: Store) -> None:
    evidence, sources, files = values(both, REMIT.evidence), values(both, OA.hasSource), values(both, REMIT.fileName)
    matches = values(both, REMIT.matchOf)
    assert len(matches) == 4
    for match in matches:
        assert {files[sources[words][0]][0] for words in evidence[match]} == {FIRST, BACK}
        assert int(values(both, REMIT.score)[match][0]) > 0


def test_without_the_first_letter_the_verdicts_are_of_the_inspection(tmp_path: Path) -> None:
    alone = graph_of(tmp_path, BACK)
    assert {of for each in values(alone, REMIT.follows).values() for of in each} == {
        "https://w3id.org/remit/id/inspection/E10000901-local-area-send"
    }
    assert values(alone, REMIT.matchOf) == {}
