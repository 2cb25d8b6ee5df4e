"""`docs/questions.md`, made from the headers of the questions: `python -m queries.documentation` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from queries.binder import ACCEPTED, Parameter, Type
from queries.bounded import ROWS, SECONDS
from queries.catalogue import Question, catalogue

PAGE: Final = Path(__file__).parents[1] / "docs" / "questions.md"

LOOKUP: Final = "lookup"  # how the names begin of the questions that the API asks for its own pages

_INTRODUCTION: Final = f"""# Questions

This page is made from the headers of the files in `queries/` by `python -m queries.documentation`; a test says when it
is out of date.

Each question is one SPARQL file. On the command line:

    remit query owned-by --param body=RWH --data remit-data
    remit query due-by --param before=2011-03-01 --param authority=E10000015 --format csv

In Python:

    from queries.dataset import Dataset

    with Dataset.open("remit-data") as dataset:
        table = dataset.ask("owned-by", body="RWH")
        print(table.to_text())

A file can also be pasted into any SPARQL 1.1 editor over the graph, the default graph being the union of all named
graphs. As it stands it asks about everything; to ask about one thing, write a term in place of a parameter: the
parameter `kind` is the variable `$KIND`. A parameter of many values is a table: the parameter `report` is
`VALUES ?report {{ UNDEF }}`, with IRIs in place of `UNDEF`.

A question runs in a process of its own, for {SECONDS:g} seconds and {ROWS:,} rows at most; an answer that was cut says so, and
`--seconds` and `--rows` (in Python `limits=QueryLimits(seconds, rows)`) allow more.

## What parameters take
"""

_NOTES: Final = """
## What comparing grades is worth

The scales differ. A grade's `rank` is its place on its own scale, 1 for the best, whichever way the scale counts: it
orders grades within a scale and shows a direction across scales, and no more. *Adequate* (2009) and *requires
improvement* (2013) share rank 3 and not a meaning: the first passed, the second does not. An average over ranks means
nothing.

## Tables for people and tables for programs

CSV for programs, `table.to_csv()`, has every value unchanged. CSV for people, `table.to_csv(spreadsheet=True)`, begins
with a byte order mark, by which Excel knows UTF-8, and has an apostrophe before a text that begins with `=`, `+`, `-`,
`@`, a tab or a carriage return and is no number, so that no words out of a report are run as a formula.
"""


def page(questions: Iterable[Question]) -> str:
    """The documentation of the questions in Markdown."""
    listed = [question for question in questions if not question.name.startswith(LOOKUP)]
    kinds = [f"- **{kind}**: {accepted}" for kind, accepted in ACCEPTED.items()]
    contents = [f"- [{question.title}](#{question.name})" for question in listed]
    parts = [_INTRODUCTION, *kinds, _NOTES, "## The questions\n", *contents, ""]
    return "\n".join(parts) + "".join(_section(question) for question in listed)


def _section(question: Question) -> str:
    lines = [f"\n### {question.name}\n", f"**{question.title}**\n", f"{question.question}\n"]
    if question.parameters:
        lines += ["| parameter | takes | | example |", "|---|---|---|---|"]
        lines += [_row(parameter) for parameter in question.parameters]
        lines.append("")
    lines += ["| column | |", "|---|---|"]
    lines += [f"| `{column.name}` | {_cell(column.description)} |" for column in question.columns]
    return "\n".join(lines) + "\n"


def _row(parameter: Parameter) -> str:
    takes = f"notation of `{parameter.scheme}`" if parameter.type is Type.NOTATION else str(parameter.type)
    need = "" if parameter.required else ", optional"
    return f"| `{parameter.name}` | {takes}{need} | {_cell(parameter.description)} | `{parameter.example}` |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(catalogue().values()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
