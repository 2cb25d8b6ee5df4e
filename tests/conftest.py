"""Fixtures, and the strategy behind them.

What a test needs is built once a session and never changed: the data folder of the example reports (fictional places,
in `examples/`), which every statement about the program is checked on. The real reports beside the project, in
`../shared`, are there for its makers only: tests that need them take `shared` and skip, saying so, where it is missing.
A test that changes a data folder makes its own in `tmp_path`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import examples
from ingest.building.build import build
from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes, load_schemes
from tests.reviews_read import Read

SHARED = Path(__file__).parents[2] / "shared"

settings.register_profile("remit", deadline=None)  # a deadline goes by the clock, and a busy machine is no defect
settings.load_profile("remit")


@pytest.fixture(scope="session")
def schemes() -> Schemes:
    """The concept schemes that ship with the program."""
    return load_schemes()


@pytest.fixture(scope="session")
def register() -> Register:
    """The bundled registers and the fictional bodies of the examples."""
    return Register.load(*example_registers())


@pytest.fixture
def read(tmp_path: Path, register: Register, schemes: Schemes) -> Read:
    """Reads a text as a report, from a file of its own."""

    def reading(text: str) -> ReportFacts:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        return read_report(path, register=register, schemes=schemes)

    return reading


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and annotations; skips without it."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def example_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the example reports."""
    folder = tmp_path_factory.mktemp("examples") / "data"
    build([examples.REPORTS], folder, registers=example_registers())
    return folder


@pytest.fixture(scope="session")
def examples_with_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the examples, of a review that requires an action plan, and of a letter that requires a statement of action."""
    folder = tmp_path_factory.mktemp("letters") / "data"
    letters = (examples.PDFS / "marlshire-clas.pdf", examples.PDFS / "marlshire-local-area-send.pdf")
    build([examples.REPORTS, *letters], folder, registers=example_registers())
    return folder


@pytest.fixture(scope="session")
def seeds_data(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The data folder of the five real reports; skips without them."""
    folder = tmp_path_factory.mktemp("seeds") / "data"
    build([shared / "seeds"], folder)
    return folder


def example_registers() -> tuple[Path, ...]:
    """The registers of the examples."""
    return tuple(sorted(examples.REGISTERS.glob("*.csv")))
