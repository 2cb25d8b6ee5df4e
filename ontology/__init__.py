"""What the words mean: the ontology, its SKOS schemes, the rules of inference, and in `registers` the organisations. Knows nobody."""
