"""The forms of words by which lists and items ask: who is told, what leads a list in, by when. Knows the engine alone."""
