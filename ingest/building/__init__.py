"""Many files → a data folder: plan, reading processes, validation, derivation, journal. Knows `ingest`, `shapes` and `queries`."""
