"""The words by which groups are told: forms as tables."""
