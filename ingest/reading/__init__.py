"""A file → what it says, read twice: by the readers of its family, and more simply to see that nothing was lost. Knows all rooms below."""
