"""`python bench/growth.py`: does text made to take long take about twice the time for twice the text?

Every family's example is read with one phrase said over and over behind it, as text and as a page; a square would show as four.
What is printed is the worst ratio of processor time for each phrase, with the seconds of the longer text.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Sequence
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import examples
from examples.generator import generate
from examples.generator.forms import FORMS
from ingest.documents.document import Document
from ingest.documents.html.html_file import read_html
from ingest.documents.text_file import read_text
from ingest.facts import Source
from ingest.reading.report import read_document
from ontology.errors import RemitError
from ontology.registers.register import Register
from ontology.schemes import Schemes, load_schemes

PHRASES = (
    "the council and ", "The Council should and must ", "should ", "be ", ", ", ",", " ", " \n", "\n", "(", "WORD\n", "1. x\n",
    "- the council should\n", "a\tb\n", "NHS Trust and ", "1 May 2012 and ", "Inspection of safeguarding ", "meeting: ", "A. ", "....... 3\n",
    "Councillor A B and ", "HMI, ", "was judged ", "Grade 2 (good)\n", "‘ICB’ (", "NHS", "within 3 months ",
    "areas identified at the last inspection in 2011 ", "inspections in 2010 and 2013 ", "This was not been addressed. ",
)  # fmt: skip
"""What is said over and over."""


def _seconds(document: Document, register: Register, schemes: Schemes) -> float:
    source = Source("growth", "0" * 64, "text/plain", document.stored, document.pages)
    begun = time.process_time()
    with contextlib.suppress(RemitError):  # refused in time is as good as read
        read_document(document, source, register=register, schemes=schemes)
    return time.process_time() - begun


def _as_text(report: str, phrase: str, size: int) -> Document:
    return read_text(report + "\n\n" + phrase * (size // len(phrase)) + "end\n")


def _as_page(report: str, phrase: str, size: int) -> Document:
    parts = [*report.split("\n\n"), phrase * (size // len(phrase)) + "end"]
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in parts)
    return read_html(f"<!doctype html><html><body>{paragraphs}</body></html>".encode(), "growth.html")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="how reading grows with text made to take long")
    parser.add_argument("--size", type=int, default=100_000, help="characters of the shorter text (100,000)")
    given = parser.parse_args(arguments)
    register, schemes = Register.load(*sorted(examples.REGISTERS.glob("*.csv"))), load_schemes()
    reports = {f"generated {r.name}": r.text for r in generate(len(FORMS), seed=3)}
    reports |= {p.stem: p.read_text(encoding="utf-8") for p in sorted(examples.REPORTS.glob("*.txt"))}
    for phrase in PHRASES:
        worst = (0.0, "", 0.0)
        for name, report in reports.items():
            for made in (_as_text, _as_page):
                short, long = (
                    _seconds(made(report, phrase, size), register, schemes) for size in (given.size, 2 * given.size)
                )
                if long > 0.4:  # less is noise
                    worst = max(worst, (long / short, f"{name} {made.__name__[4:]}", long))
        print(f"{phrase!r:32} {worst[0]:4.1f} × {worst[2]:6.1f} s  {worst[1]}", flush=True)


if __name__ == "__main__":
    main()
