"""Does the generator write reports that are fictional, in the form of the real ones, the same for the same seed, and does a
reader find in them what they were made to hold? Nothing here needs more than the project and the standard library.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import examples
from examples.generator import FAMILIES, Report, areas_of, generate
from examples.generator.__main__ import main, write_series
from examples.generator.areas import MOST_AREAS, areas, register_table
from examples.generator.content import Bullet, Manuscript, Paragraph
from examples.generator.draft import SIGNS
from examples.generator.forms import FORMS
from examples.generator.layout import broken, lay_out
from examples.generator.pdf import Font, width_of, write_pdf
from examples.generator.phrases import FICTION
from ingest.building.sources.listing import read_listing
from ingest.documents.document import BlockKind
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.reading.report import READER_VERSIONS, read_report
from ontology.registers.register import Register
from ontology.registers.spelling import fold
from ontology.schemes import Schemes
from tests.reading_back import differences

ROOT = Path(__file__).parents[1]
SEEDS = (1, 2, 3, 4, 5, 6)
ONE_OF_EACH = len(FORMS)
WORDS = st.text(st.sampled_from("abcdefghijklmnop-,. "), min_size=0, max_size=400)


def register_of(folder: Path, count: int, seed: int) -> Register:
    """The registers that know the bodies of a series."""
    table = folder / "generated.csv"
    table.write_text(register_table(areas_of(count, seed)), encoding="utf-8", newline="\n")
    return Register.load(*sorted(examples.REGISTERS.glob("*.csv")), table)


def saved(report: Report, folder: Path, kind: str) -> Path:
    path = folder / f"{report.name}.{kind}"
    path.write_bytes(report.pdf if kind == "pdf" else report.text.encode("utf-8"))
    return path


# What is read


@pytest.fixture(scope="module", params=SEEDS)
def series(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Report], Register]:
    """The last report of each form in a series, by the form's name, and the registers that know the bodies of the series."""
    seed = request.param
    count = ONE_OF_EACH * 2 if seed % 2 else ONE_OF_EACH * 3  # of generated areas too, which only every other seed has
    register = register_of(tmp_path_factory.mktemp("series"), count, seed)
    return {report.form: report for report in generate(count, seed)}, register


@pytest.mark.parametrize("kind", ["pdf", "txt"])
@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_what_is_read_in_a_report_is_what_it_was_made_to_hold(
    form: str, kind: str, series: tuple[dict[str, Report], Register], tmp_path: Path, schemes: Schemes
) -> None:
    reports, register = series
    report = reports[form]
    if report.found.family not in READER_VERSIONS:
        pytest.skip(f"no reader reads the family {report.found.family}")
    facts = read_report(saved(report, tmp_path, kind), register=register, schemes=schemes)
    assert differences(facts, report.found.as_json(facts.source.file_name), schemes) == []
    for recommendation in facts.recommendations:
        quotation = recommendation.quotation
        assert facts.source.text[quotation.start : quotation.end] == quotation.exact


def test_a_difference_is_told_and_not_passed_over(tmp_path: Path, schemes: Schemes) -> None:
    report = next(report for report in generate(ONE_OF_EACH, 1) if report.form == "ilacs-2023")
    facts = read_report(saved(report, tmp_path, "pdf"), register=register_of(tmp_path, ONE_OF_EACH, 1), schemes=schemes)
    expected = report.found.as_json("a.pdf")
    expected["judgements"][0]["grade"] = "inadequate" if expected["judgements"][0]["grade"] == "good" else "good"
    expected["recommendations"][0]["text"] = "Something else."
    expected["lead_inspector"] = "Nobody"
    told = " ".join(differences(facts, expected, schemes))
    assert "lead_inspector" in told
    assert "judgement" in told
    assert "item not read" in told


# The same for the same seed


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    content = []
    for hash_seed in ("1", "2"):
        out = tmp_path / hash_seed
        command = [sys.executable, "-m", "examples.generator", "--count", "20", "--seed", "3", "--out", str(out)]
        command += ["--format", "both", "--expected"]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)  # noqa: S603
        content.append({p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert content[0] == content[1]
    assert len(content[0]) == 20 * 3 + 3


def test_a_longer_series_begins_with_the_shorter_one() -> None:
    short, long = list(generate(5, 9)), list(generate(40, 9))
    assert [report.pdf for report in short] == [report.pdf for report in long[:5]]


def test_another_seed_gives_other_reports() -> None:
    assert {report.text for report in generate(ONE_OF_EACH, 1)}.isdisjoint(
        report.text for report in generate(ONE_OF_EACH, 2)
    )


# What is covered


def test_every_family_that_can_be_read_is_generated() -> None:
    assert set(READER_VERSIONS) <= set(FAMILIES)


def test_every_hard_case_comes_up_in_few_seeds() -> None:
    cases = Counter(
        case for seed in SEEDS for report in generate(ONE_OF_EACH, seed) for case in report.found.hard_cases
    )
    assert {
        "a list cut by the end of a page", "a bullet with another sign than its list's", "a heading that its table repeats",
        "a table's row over a page", "an empty cell, the grade in the heading", "heading and table disagree",
        "a box that interrupts a list", "a footnote under the text", "a contents list that repeats the headings",
    } <= set(cases)  # fmt: skip


def test_pages_cut_bullets_and_lines_break_at_hyphens() -> None:
    documents = [read_pdf(report.pdf, report.name) for report in generate(ONE_OF_EACH, 1)]
    cut = [
        block
        for document in documents
        for block in document.blocks
        if block.kind is BlockKind.BULLET
        and document.page_of(block.passage.offsets[0]) != document.page_of(block.passage.offsets[-1])
    ]
    assert len(cut) >= 5
    hyphened = 0
    for report in generate(ONE_OF_EACH, 1):
        pages = pypdfium2.PdfDocument(report.pdf)
        hyphened += sum("\ufffe" in page.get_textpage().get_text_range() for page in pages)
    assert hyphened >= 10


# How it is printed


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_a_list_is_read_as_it_was_meant(sign: str) -> None:
    blocks = tuple(Bullet(f"An item that is number {word}.", sign) for word in ("one", "two", "three"))
    pdf = write_pdf(lay_out(Manuscript("Signs", (Paragraph("Some words before the list."), *blocks))), "Signs")
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert text.count(sign) == 3
    assert [block.kind for block in read_pdf(pdf, "signs.pdf").blocks[1:4]] == [BlockKind.BULLET] * 3


def test_bold_type_is_read_as_bold_and_sizes_as_sizes() -> None:
    report = next(report for report in generate(1, 1))
    kinds = {block.text: block for block in read_pdf(report.pdf, report.name).blocks}
    heading = next(text for text in kinds if text.startswith("What needs to improve"))
    assert kinds[heading].kind is BlockKind.HEADING


@given(WORDS, st.integers(60, 500), st.sampled_from(list(Font)))
@settings(max_examples=60)
def test_broken_lines_lose_no_word_and_are_no_wider_than_they_may_be(text: str, width: int, font: Font) -> None:
    assume(not re.search(r"(?:^|[\s-])-", text))  # a word that begins with a hyphen is not cut at another
    lines = broken(text, width, 12, font)
    assert "".join(lines).split() == text.split()
    for line in lines:
        unbreakable = not re.search(r"\s|-\w", line.strip())
        assert unbreakable or width_of(line.rstrip(), 12, font) <= width


def test_a_file_is_a_whole_pdf_whatever_its_words_are() -> None:
    words = Paragraph("Brackets ( ) and a backslash \\ and a dash – and “quotes” and an é.")
    pdf = write_pdf(lay_out(Manuscript("A (title) \\", (words,))), "A (title) \\")
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "A (title) \\"
    assert words.text in document[0].get_textpage().get_text_range()


# Fiction


def test_every_report_says_that_it_is_fictional() -> None:
    for report in generate(ONE_OF_EACH, 1):
        assert FICTION in " ".join(report.text.split())
        assert FICTION.split(":")[0] in " ".join(pdf_text(report).split())


def pdf_text(report: Report) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(report.pdf))


def test_no_generated_body_bears_a_name_or_a_code_of_a_real_one(tmp_path: Path) -> None:
    real = Register.load()
    taken = {text for body in real.all() for text in (*map(fold, body.names), body.gss, body.ods, body.urn) if text}
    table = csv.DictReader(register_table(areas(MOST_AREAS, 1)).splitlines())
    invented = {fold(row["name"]) for row in table} | {row["ods"] for row in table if row["ods"]}
    assert len(invented) > 2000
    assert invented & taken == set()


def test_every_name_of_a_generated_body_leads_to_that_body_alone(tmp_path: Path) -> None:
    register = register_of(tmp_path, ONE_OF_EACH * 60, 5)
    for area in areas(60, 5):
        authority = register.authority(area.council)
        assert authority is not None
        assert authority.gss == area.gss
        assert register.authority(area.place) is authority
        for on in (date(2010, 6, 1), date(2016, 6, 1), date(2024, 6, 1)):
            for name in (area.commissioner(on), *area.health_trusts(on)):
                resolved = register.resolve(name, on=on, area=authority)
                assert resolved.organisation is not None, f"{name} in {on.year}: {resolved.reason}"
                assert area.gss in resolved.organisation.areas


def test_no_sentence_stands_in_a_real_report(shared: Path) -> None:
    real = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in sorted((shared / "seeds").iterdir()))
    for report in generate(ONE_OF_EACH, 1):
        sentences = re.split(r"(?<=[.?!])\s+", " ".join(report.text.split()))
        said = [s for s in sentences if len(s.split()) > 9 and s in real]
        assert [s for s in said if not s.startswith("The effectiveness of services in taking reasonable steps")] == []


# The command


def test_a_series_has_its_register_its_list_and_what_is_to_be_found(tmp_path: Path) -> None:
    written = write_series(ONE_OF_EACH * 2 + 1, 4, tmp_path, kinds=("pdf", "txt"), expected=True)
    assert len(written) == 2 * (ONE_OF_EACH * 2 + 1)
    listing = read_listing(tmp_path / "reports").rows
    assert set(listing) == {path.name for path in written}
    assert all(listed.published for listed in listing.values())
    register = Register.load(*sorted((tmp_path / "registers").glob("*.csv")))
    for path in sorted((tmp_path / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        assert register.by_code(expected["gss"]) is not None
        assert (tmp_path / "reports" / expected["file"]).is_file()


def test_only_the_families_that_were_asked_for(tmp_path: Path) -> None:
    main(["--count", "4", "--families", "ilacs", "apa", "--out", str(tmp_path), "--format", "txt"])
    names = sorted(path.name for path in (tmp_path / "reports").glob("*.txt"))
    assert names == [
        "marlshire-apa.txt",
        "marlshire-ilacs-2018.txt",
        "marlshire-ilacs-2021.txt",
        "marlshire-ilacs-2023.txt",
    ]


@pytest.mark.parametrize("wrong", [["--families", "ofsted"], ["--count", "0"], ["--count", "10000000"]])
def test_what_cannot_be_written_is_told(wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*wrong, "--out", str(tmp_path / "out")])
    assert end.value.code == 2
    assert capsys.readouterr().err.strip()
