"""The forms of words that decide, all of them together, and their page in the documentation. Knows the tables of `ingest`."""
