"""A file comes in, facts are read from it, the facts become a graph."""
