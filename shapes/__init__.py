"""What a graph must satisfy: SHACL shapes and their validation. Knows `ontology`."""
