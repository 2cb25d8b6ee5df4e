"""The command `remit`. Knows everything."""
