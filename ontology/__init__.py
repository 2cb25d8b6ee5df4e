"""What the words mean: the ontology, its SKOS schemes and the registers of organisations."""
