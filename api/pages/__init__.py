"""The pages for people: plain HTML with one stylesheet of our own, and nothing from elsewhere."""
