"""Other inspections that a report names, and what became of what they asked. Knows documents and dates."""
