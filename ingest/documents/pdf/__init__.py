"""PDF files → a `Document`: lines, their type, ruled tables. Knows the rest of `documents`."""
