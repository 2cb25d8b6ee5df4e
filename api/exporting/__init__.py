"""What programs and spreadsheets take away: the graph in its formats, its lists as tables, and dumps of a whole edition."""
