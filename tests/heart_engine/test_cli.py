from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from heart_engine.cli import SUBCOMMANDS, main
from heart_engine.command import CommandError
from heart_engine.protocol.exit_codes import ExitCode


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["divine", "--json"]) == 2
    assert json.loads(capsys.readouterr().err)["code"] == "wrong_usage"
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("heart: ")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert all(name in text for name in SUBCOMMANDS)


def test_an_error_is_code_params_and_message() -> None:
    error = CommandError("no such file", code="absent", params={"file": "x.csv"})
    assert json.loads(error.as_json()) == {
        "code": "absent",
        "params": {"file": "x.csv"},
        "message": "no such file",
    }
    assert error.exit_code is ExitCode.BAD_INPUT


def test_what_the_system_refuses_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = str(tmp_path / "file" / "cohort")
    assert main(["simulate", "--hospitals", "1", "--cases", "1", "--out", out, "--json"]) == 3
    assert json.loads(capsys.readouterr().err)["code"] == "file_failed"


def test_a_full_disk_names_no_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("heart_engine.cli.dispatch", full)
    assert main(["simulate", "--json"]) == 3
    told = json.loads(capsys.readouterr().err)
    assert (told["message"], told["params"]) == (os.strerror(errno.ENOSPC), {})


def test_a_fault_of_the_program_is_told_from_bad_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("heart_engine.cli.dispatch", broken)
    assert main(["simulate", "--json"]) == 5
    *where, told = capsys.readouterr().err.splitlines()
    assert where[0].startswith("Traceback")
    assert (json.loads(told)["code"], json.loads(told)["params"]) == (
        "command_failed",
        {"type": "KeyError"},
    )
    assert "not of your files" in json.loads(told)["message"]


def test_an_interrupted_command_says_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("heart_engine.cli.dispatch", interrupted)
    assert main(["simulate"]) == 6


def test_the_module_runs_as_a_program_without_loading_what_it_does_not_need() -> None:
    program = (
        "import sys; sys.argv = ['heart', 'simulate', '--help'];"
        "import runpy\n"
        "try:\n    runpy.run_module('heart_engine', run_name='__main__')\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "assert not {'torch', 'sklearn', 'matplotlib', 'PySide6'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--hospitals" in done.stdout
