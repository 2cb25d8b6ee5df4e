"""The tables of the forms of words by which reports speak of earlier inspections. Knows the engine of forms alone."""
