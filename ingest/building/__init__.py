"""The steps of a build: what is to be read, who reads it, what is settled, derived and written down."""
