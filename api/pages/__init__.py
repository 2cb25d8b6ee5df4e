"""The pages that people read. Knows `answering`."""
