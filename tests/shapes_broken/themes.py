"""Broken themes: `themes.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT
from shapes_broken.change import Broken, concept, exactly_one, instead, with_too, without
from shapes_broken.marlshire import EMPTY, NOWHERE, REPORT, THEMED, TO_PARTNERS, TO_TRUST, WORDS

_TRAINING = concept("themes/training")

EXAMPLES: tuple[Broken, ...] = (
    Broken("ThemeTold", "no words for it", with_too(TO_TRUST, REMIT.theme, _TRAINING)),
    Broken("ThemeTold", "words for another", without(TO_PARTNERS, REMIT.theme)),
    *exactly_one("ThemeMatchOf", THEMED, REMIT.themeOf, TO_TRUST, REPORT),
    *exactly_one("ThemeMatchTheme", THEMED, REMIT.matchedTheme, _TRAINING, WORDS),
    *exactly_one("ThemeMatchWords", THEMED, REMIT.words, WORDS, EMPTY, NOWHERE),
    *exactly_one("ThemeMatchRule", THEMED, REMIT.rule, WORDS, NOWHERE),
    Broken("ThemeMatchClosed", "a score", with_too(THEMED, REMIT.score, Literal(90))),
    Broken("KnownTheme", "unknown", instead(TO_PARTNERS, REMIT.theme, NOWHERE)),
    Broken("KnownNationalOutcome", "unknown", instead(TO_PARTNERS, REMIT.nationalOutcome, NOWHERE)),
)
