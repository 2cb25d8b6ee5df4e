"""Bytes of a file → a `Document`: blocks that know their page and their place in the stored text. Knows facts and dates."""
