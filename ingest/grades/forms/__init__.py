"""What grades are said of, in sentences: forms as tables."""
