"""Facts → quads. Knows facts, and the terms of `ontology`."""
