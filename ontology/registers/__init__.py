"""The organisations: tables, bodies, names and their spellings, the resolver and its answers, one search. Knows `ontology` alone."""
