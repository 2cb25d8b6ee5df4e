"""`start.py`, the one command of a new machine."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


class TestStart:
    """What it does and says; the installing itself is left to pip."""

    start = runpy.run_path(str(ROOT / "start.py"))

    def test_it_runs_the_demonstration_with_the_arguments_given(self, tmp_path: Path) -> None:
        command = self.start["command_of"](tmp_path, ["--no-serve"])
        assert Path(command[0]).stem == "remit"
        assert command[1:] == ["demo", "--no-serve"]

    def test_it_runs_the_tests_when_asked(self, tmp_path: Path) -> None:
        command = self.start["command_of"](tmp_path, ["test", "-k", "trust"])
        assert command[:3] == [str(self.start["python_of"](tmp_path)), "-m", "pytest"]
        assert command[3:] == ["-n", "auto", "--dist", "worksteal", "-k", "trust"]

    def test_where_the_environment_has_no_pip_the_hosts_installs_into_it(self, tmp_path: Path) -> None:
        python = self.start["python_of"](tmp_path)
        assert self.start["pip_of"]("python3", python, inside=True) == [str(python), "-m", "pip"]
        assert self.start["pip_of"]("python3", python, inside=False) == [
            "python3",
            "-m",
            "pip",
            "--python",
            str(python),
        ]

    def test_the_tests_need_the_test_extra_and_the_demonstration_does_not(self) -> None:
        assert self.start["target_of"](True) == f"{ROOT}[test]"
        assert self.start["target_of"](False) == str(ROOT)

    def test_an_environment_that_is_ready_is_not_installed_again(self, tmp_path: Path) -> None:
        (tmp_path / self.start["STAMP"]).write_text(self.start["stamp_of"](True), encoding="utf-8")
        self.start["install"]("no-such-python", tmp_path, False)

    def test_a_broken_environment_is_told(self, tmp_path: Path) -> None:
        python = self.start["python_of"](tmp_path)
        python.parent.mkdir(parents=True)
        python.write_text("", encoding="utf-8")
        with pytest.raises(Exception, match="Remove that folder"):
            self.start["make_environment"](sys.executable, tmp_path)

    def test_an_environment_is_made_with_this_python(self, tmp_path: Path) -> None:
        self.start["make_environment"](sys.executable, tmp_path / "env")
        assert self.start["python_of"](tmp_path / "env").exists()

    def test_an_older_python_gets_a_plain_message(self, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))
        assert self.start["main"]([]) == 1
        assert "needs Python 3.11" in capsys.readouterr().err
