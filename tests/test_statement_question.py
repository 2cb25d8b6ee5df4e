"""The stored question on statements of action: who is to answer a letter, with whom, and by when."""

from __future__ import annotations

from pathlib import Path

from question_graph import write_data_folder

from queries.dataset import Dataset


def test_who_is_to_answer_a_letter_and_with_whom(tmp_path: Path) -> None:
    with Dataset.open(write_data_folder(tmp_path)) as graph:
        rows = graph.ask("statement-parties", body="ZX1").records()
        assert [(row["name"], row["role"], str(row["due"])) for row in rows] == [
            ("Marlshire Hospitals NHS Trust", "member", "2011-03-01"),
            ("Marlshire County Council", "prepares", "2011-03-01"),
        ]
        assert len(graph.ask("statement-parties", body="ZX2")) == 0
        assert len(graph.ask("statement-parties", authority="E06000902")) == 0
