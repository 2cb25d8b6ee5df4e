"""`docs/forms.md`, made from the tables of forms: `python -m api.explaining.forms_page` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from api.explaining.all_forms import TABLES
from ingest.forms.composition import ComposedTable, Modifier, Target
from ingest.forms.form import Form
from ingest.forms.parts import SHARED
from ingest.forms.table import FormTable

PAGE: Final = Path(__file__).parents[2] / "docs" / "forms.md"

_INTRODUCTION: Final = """# Forms of words

This page is made from the tables of forms by `python -m api.explaining.forms_page`; a test says when it is out of
date.

Reports say in words what was asked, by whom, and what became of it. Each form of words that Remit knows is one record:
an id, which the graph gives as `remit:rule` where a fact was read by it, a pattern, and invented sentences that it
reads. The sentences are its tests. To see which form reads a sentence, in which words and why:

    remit explain "The recommendations of the last inspection have been partly met."

In a pattern a space is any white space, and `{part}` is one of the named parts at the end of this page. Of a table's
forms those of rank 1 are asked first; within a rank the words that stand first in the sentence decide.

What became of what was asked is said by [targets and modifiers](#progress). A target says something by itself, or
nothing unless it is modified; a modifier denies, limits or unsays the targets that stand within its reach, so many
words on from it or back, and not beyond a word that ends its scope. `remit:rule` then gives both: `asked-done + not`.

## The tables
"""


def page(tables: Iterable[FormTable | ComposedTable]) -> str:
    """The documentation of the forms in Markdown."""
    listed = list(tables)
    contents = [f"- [{table.name}](#{table.name}): {table.about}" for table in listed]
    return (
        "\n".join([_INTRODUCTION, *contents, ""])
        + "".join(map(_section, listed))
        + _parts("Shared parts", SHARED.items())
    )


def _section(table: FormTable | ComposedTable) -> str:
    head = f"\n## {table.name}\n\n{table.about}\n"
    if isinstance(table, ComposedTable):
        rows = [f"| {kind} | {done} | {says} |" for (kind, done), says in sorted(table.becomes.items())]
        head += "\n" + "\n".join(["| a target of this kind | modified so | says |", "|---|---|---|", *rows]) + "\n"
    return head + "".join(map(_form, table.forms)) + _parts(f"Parts of {table.name}", table.parts.items())


def _form(form: Form) -> str:
    lines = [f"\n### {form.id}\n", _sort(form), *([form.why] if form.why else [])]
    lines += ["", f"    {form.pattern}", ""]
    lines += [f"- reads: {sentence.strip()}" for sentence in form.reads]
    lines += [f"- leaves: {sentence.strip()}" for sentence in form.leaves]
    return "\n".join(lines) + "\n"


def _sort(form: Form) -> str:
    says = f"*{form.says or 'nothing by itself'}*"
    if isinstance(form, Target):
        return f"A target of the kind *{form.kind}*: says {says}, rank {form.rank}."
    if isinstance(form, Modifier):
        reach = f", over {form.reach} words{' and commas' if form.far else ''}" if form.reach else ""
        return f"A modifier: makes {says}, rank {form.rank}. It bears on {form.direction}{reach}."
    return f"Says {says}, rank {form.rank}."


def _parts(title: str, parts: Iterable[tuple[str, str]]) -> str:
    lines = [f"`{name}`\n\n    {pattern}\n" for name, pattern in parts]
    return "\n".join([f"\n### {title}\n", *lines]) if lines else ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(TABLES), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
