"""What stands around the words that tell somebody to do something: clauses before a “should”, bodies in short, other doers."""

from __future__ import annotations

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PASSIVES = FormTable(
    "passives",
    "Do the words behind a “should” say what is to be done with the one before it, whoever is to do it?",
    [
        Form(
            "done-to-them",
            r"^ (?:\w+ly )?be (?:\w+ly )?(?!{doings}\b)\w+ed\b",
            says="another's",
            reads=(" be invited to every meeting.", " certainly be asked.", " urgently be fully informed of it."),
            leaves=(" be satisfied that it is so.", " be committed to it.", " be fully engaged in it."),
            why="Some forms of being are doings: whoever should be satisfied is told.",
        ),
        Form(
            "done-to-them-irregular",
            r"^ (?:\w+ly )?be (?:\w+ly )?(?:given|told|made|kept|held|brought|sent|shown|taken|seen|known|put|set)\b",
            says="another's",
            reads=(" be told of every visit.", " routinely be given the minutes."),
            leaves=(" be givens.",),
        ),
    ],
    parts={"doings": r"satisfied|assured|prepared|committed|engaged|involved|focused|aligned|represented"},
    ignore_case=False,
    whole_words=False,
)

CLAUSES = FormTable(
    "clauses",
    "Does a clause of its own begin right before the bodies that a sentence's second “should” tells?",
    [
        Form(
            "clause-after-a-sign",
            r"[,;] (?:and )?(?:\w+ ){0,2}$",
            says="begins",
            reads=("The council should count its visits, and ", "The council should meet; in turn "),
            leaves=("The council should count, as it knows, what is seen by ",),
        ),
        Form("clause-after-and", r" and (?:\w+ ){0,2}$", says="begins", reads=("The council should meet and then ",)),
    ],
    ignore_case=False,
    whole_words=False,
)

WHOLE_CLAUSES = FormTable(
    "whole-clauses",
    "Does a clause with a verb of its own end right before the bodies that a sentence's first “should” tells?",
    [
        Form(
            "told-after-a-whole-clause",
            r"^(?!.{0,300}\b(?:by|from|that|who|whose)\b)"
            r".{0,300}\b(?:is|are|was|were|has|have|had|do|does|did|remains?)\b.{0,300}(?:; |, (?:and|but|so|which) |\band so )"
            r"(?:(?:so|then|now) )?$",
            says="ends",
            reads=("Visits are not counted, and ", "Too few visits are made, which ", "Visits are not counted; "),
            leaves=("Plans that are made by schools, and ", "Schools, and ", "Visits are counted, "),
            why="Without a verb, or behind “by”, what stands before is a list in which the body is one of several.",
        ),
    ],
    whole_words=False,
)

IN_SHORT = FormTable(
    "in-short",
    "Is one who is told in a later sentence the one told before, in short?",
    [
        Form(
            "those-told-before",
            r"^(?:the )?(?:leaders|partners|agencies|managers)$",
            says="as before",
            reads=("Leaders", "the partners", "The agencies", "Managers"),
            leaves=("Leaders across the county", "housing partners"),
            why="“Leaders should …” after “Leaders across the partnership should …” tells nobody new.",
        ),
    ],
)

PARTNERS = FormTable(
    "partners",
    "Does a name that no register knows name somebody else than the council, in the place of a doer?",
    [
        Form(
            "partners-by-their-kind",
            r"(?:partners|agenc(?:y|ies)|police)$",
            says="somebody else",
            reads=("partner agencies", "all partners", "the police", "another agency"),
            leaves=("managers and practitioners", "partnership workers"),
            why="Practitioners and managers are whom a body has, not bodies.",
        ),
    ],
)

TOLD_BESIDE = FormTable(
    "told-beside",
    "Whom do the words behind a lead-in's “should” tell beside those before it?",
    [
        Form(
            "lead-in-with",
            r"^,? (?:(?:jointly|together|along|working|in (?:partnership|conjunction|collaboration)) )?with (?P<bodies>[^.;:]{2,160}?),?:$",
            says="beside",
            reads=(", together with NHS Marlshire:", ", with the council:"),
            leaves=(" work with the council to ensure:", " count, with care:"),
        ),
    ],
    whole_words=False,
)

OWNER_WORD_TABLES = (PASSIVES, CLAUSES, WHOLE_CLAUSES, IN_SHORT, PARTNERS, TOLD_BESIDE)
"""Those that are asked of words in it: behind a “should”, before the bodies that it tells, or of these themselves."""
