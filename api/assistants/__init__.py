"""What assistants are given of the graph: short answers, each with the words of a report that say it, and nothing to change."""
