"""The Reconciliation API 0.2 of the W3C community group for bodies: what OpenRefine and its like ask to match names."""
