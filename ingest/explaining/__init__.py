"""All tables of forms together: which form reads a sentence and why, and the page of them. Knows every room with a table."""
