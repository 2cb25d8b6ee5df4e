"""A graph that another SPARQL 1.1 server holds: asked by the stored questions as our own is, and filled from an edition."""
