"""Is a report's graph held against the report's own words: do quotations stand there, and do they name and say what they are for?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import Literal
from shapes_broken.change import both, good_graph, instead, thing
from shapes_broken.marlshire import CONTRIBUTION, OTHER_QUOTE, TO_PARTNERS, TO_TRUST, TRUST_OWNS
from typer.testing import CliRunner

from api.command_line.main import app
from ontology.terms import OA, REMIT, SDO
from shapes.stored_text import misfits
from shapes.triple_index import index_of

TRUST_QUOTE = thing("evidence/00112233445566ff/410-472/quote")


def _owner_found(written: str, quoted: str) -> bool:
    graph = good_graph()
    both(
        instead(TRUST_OWNS, REMIT.asWritten, Literal(written)),
        instead(CONTRIBUTION, REMIT.asWritten, Literal(written)),
        instead(TRUST_QUOTE, OA.exact, Literal(quoted)),
        instead(TO_TRUST, SDO.text, Literal(quoted)),
    )(graph)
    return "OwnerQuoted" not in {misfit.shape for misfit in misfits(index_of(graph))}


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("They", "They should agree a plan."),
        ("the trust", "Senior leaders in the\ntrust should agree a plan."),
        ("Marlshire Vale NHS Trust", "Marl-\nshire Vale  NHS\nTrust should agree a plan."),
        ("Marlshire CCG", "Marlshire and Fenland CCGs should agree a plan."),
        ("NHS Marlshire Integrated Care Board", "NHS Marlshire \nImprove the plan \f4\nIntegrated Care Board"),
    ],
)
def test_an_owner_is_named_by_the_words_quoted_for_it(written: str, quoted: str) -> None:
    assert _owner_found(written, quoted)


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("Marlshire Vale NHS Trust", "Eastmoor Vale NHS Trust should agree a plan."),
        ("Trust Marlshire", "Marlshire Vale NHS Trust should agree a plan."),
        ("the board", "Agree a plan."),
        ("…", "The board should agree a plan."),
    ],
)
def test_an_owner_that_the_words_do_not_name_is_told(written: str, quoted: str) -> None:
    assert not _owner_found(written, quoted)


@pytest.mark.parametrize(
    ("text", "quoted", "fits"),
    [
        ("Audit case files.", "Audit case\nfiles.", True),
        ("Audit multi-agency files.", "Audit multi\u00adagency files.", True),
        ("Improve: audits plans.", "Improve:\n− audits\n− plans.", True),
        ("Audit all case files soon.", "Audit all case \fMarlshire County Council 4\nfiles soon.", True),
        ("Audit all case files.", "Audit all case files.7", True),
        ("Audit all case files (Recommendation 2.1)", "Audit all \fMarlshire 4\ncase files (Recommendation 2.1)", True),
        (
            "Audit all case files (Recommendation 2.1)",
            "Audit all \fMarlshire 4\ncase files (Recommendation 2.2)",
            False,
        ),
        ("Audit all case files.", "Audit no case files.", False),
        ("Audit case files twice.", "Audit case files.", False),
        ("Audit case files.", "Audit case files. Train staff.", False),
        ("", "Audit case files.", False),
    ],
)
def test_a_text_is_what_its_quotation_says_but_for_what_a_page_puts_between(text: str, quoted: str, fits: bool) -> None:
    graph = good_graph()
    both(instead(TO_PARTNERS, SDO.text, Literal(text)), instead(OTHER_QUOTE, OA.exact, Literal(quoted)))(graph)
    assert ("TextQuoted" not in {misfit.shape for misfit in misfits(index_of(graph))}) == fits


def test_validating_a_folder_notices_a_text_that_was_changed_or_is_gone(example_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(example_data, data)
    text = next(path for path in sorted((data / "texts").iterdir()) if len(path.read_bytes()) > 2000)
    whole = text.read_bytes()
    text.write_bytes(whole[:1000])
    found = CliRunner().invoke(app, ["validate", "--data", str(data)])
    assert found.exit_code == 3
    assert "rule QuotationStands" in found.output
    text.unlink()
    assert CliRunner().invoke(app, ["validate", "--data", str(data)]).exit_code == 3


def test_validating_a_folder_notices_graphs_under_each_others_names(example_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(example_data, data)
    one, other, *_ = sorted((data / "reports").iterdir())
    graph = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(graph)
    found = CliRunner().invoke(app, ["validate", "--data", str(data)])
    assert found.exit_code == 3
    assert "rule FileOfFolder" in found.output
    assert "rule NameOfFolder" in found.output
