"""Word files → a `Document`. Knows the rest of `documents`."""
