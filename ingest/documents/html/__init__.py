"""HTML pages → a `Document`. Knows the rest of `documents`."""
