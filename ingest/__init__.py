"""A file comes in, facts are read from it, the facts become a graph, many graphs a data folder. Knows `ontology`."""
