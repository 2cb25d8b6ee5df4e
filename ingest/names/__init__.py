"""Which bodies do these words name? Knows documents, and the registers."""
