"""Many files → a data folder: plan, reading processes, validation, derivation, journal. Knows all of `ingest`, `shapes`, and the folder of `queries`."""
