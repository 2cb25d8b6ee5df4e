"""What was asked again, and what became of what was asked: judged over all reports of an area, by words that they have in common.

`likeness` measures, by the named matters of `matters.csv` and the rarity of words in `word_counts.csv`; `area` reads a store; `telling`
ties follow-ups to recommendations, `repeats` recommendations to each other, `standing` says what became of each, `order` which
inspection came before which; `decisions` lets a person overrule. All but `inference` know them by these.
"""
