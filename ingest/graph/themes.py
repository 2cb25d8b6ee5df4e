"""What a recommendation is about, as quads: each theme with the words that decided, and what it cites of the national framework."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ingest.graph.emission import Emission, concept_node, rdf, remit
from ontology.schemes import Schemes
from ontology.theme_matching import theme_rules


def write_themes(emission: Emission, recommendation: NamedNode, tail: str, text: str, schemes: Schemes) -> None:
    """The themes of a recommendation by its text. `tail`: of its own IRI, from which those of the matches are made."""
    for match in theme_rules(schemes).themes(text):
        node, theme = emission.node(f"theme/{tail}/{match.theme}"), concept_node("themes", match.theme)
        emission.say(recommendation, remit.theme, theme)
        emission.say(node, rdf.type, remit.ThemeMatch)
        emission.say(node, remit.themeOf, recommendation)
        emission.say(node, remit.matchedTheme, theme)
        emission.say(node, remit.words, match.words)
        emission.say(node, remit.rule, match.phrase)
    for cited in theme_rules(schemes, "nationalFramework").cited(text):
        emission.say(recommendation, remit.nationalOutcome, concept_node("nationalFramework", cited))
