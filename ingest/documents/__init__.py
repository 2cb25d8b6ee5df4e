"""Bytes become a Document: pages, and blocks that know their place in the stored text."""
