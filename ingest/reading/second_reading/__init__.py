"""Reads a report's printed words a second time, more simply, and says where that differs from what the readers found."""
