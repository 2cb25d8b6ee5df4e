"""The forms of words by which bodies are told from everything else. Knows the engine of forms alone."""
