"""Many files → a data folder: plan, reading processes, validation, derivation, journal. Knows all of `ingest`, and `shapes`."""
