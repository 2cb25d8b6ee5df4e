"""Benchmarks: what a build costs."""
