r"""The engine for forms of words: rules as tables, one record a form. Knows nobody in the house.

A table is a module of plain records; a reader asks the table and never a pattern of its own.

    >>> from ingest.forms.form import Form
    >>> from ingest.forms.table import FormTable
    >>> WHO_MUST = FormTable(
    ...     "who-must",
    ...     "Who is told to do something",
    ...     [
    ...         Form(
    ...             "told-by-name",
    ...             r"(?P<who>the \w+) {modal} (?:{adverb} ){0,2}\w+",
    ...             says="told",
    ...             rank=2,
    ...             reads=("The council should now act.",),
    ...             leaves=("The council acts.",),
    ...         ),
    ...         Form(
    ...             "told-to-others",
    ...             r"{modal} be {told}",
    ...             says="others",
    ...             rank=1,
    ...             reads=("The police should be invited to every meeting.",),
    ...         ),
    ...     ],
    ...     parts={"told": r"invited|asked|told"},
    ... )
    >>> WHO_MUST.first("This year the board must act.").match["who"]
    'the board'
    >>> WHO_MUST.first("The police should be asked.").form.id
    'told-to-others'
    >>> WHO_MUST.first("The police came.") is None
    True

How a record is written:

- `id`: kebab-case, of no other form in any table; where a form makes a fact, it is the fact's `remit:rule`.
- `pattern`: a regular expression in which a space is any white space, ` ?` white space that may be missing, and
  `{part}` a named part: one of those that all tables share (`ingest.forms.parts`) or of the table's own. Whole words
  in any case, unless the table says otherwise. A group, a dot or a class of more than letters is repeated up to a bound and never at will,
  so that no text can keep a form busy: `(?:\w+ ){0,3}` and not `(?:\w+ )*`.
- `says`: what it decides, in the table's own terms: a status, a framework.
- `rank`: 1 is asked first, and the first rank with a form that reads the text decides. Forms of one rank stand beside
  each other: what is written first in the text decides, and of two at one place the one higher up in the table.
- `reads`: invented sentences that this form decides, at least one of them by itself: without the form it would be
  decided otherwise, or not at all. `leaves`: sentences that look alike and that this form must not decide.
- `why`: the reason, where the sentences do not tell it.

A table in which forms of the deciding rank may contradict each other is `unanimous`: then it decides nothing. A table whose
forms bear on each other, as "not" does on "met", is a `ComposedTable` of targets and modifiers (`ingest.forms.composition`).

`tests/test_forms.py` holds every table to that; a table is in it, in `remit explain` and in `docs/forms.md` as soon as
`api.explaining.all_forms` lists it.
"""
