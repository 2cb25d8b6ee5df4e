"""Linked data: what an IRI of the graph answers when it is looked up, in the format that is asked for."""
