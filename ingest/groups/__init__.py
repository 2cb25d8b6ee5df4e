"""Who is of a group that a report tells to act, as far as its words carry. Knows what bodies provide and commission, and who is told what."""
