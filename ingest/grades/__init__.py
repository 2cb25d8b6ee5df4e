"""Which grade for which aspect, first and second hand. Knows documents, and the schemes."""
