from __future__ import annotations

import json
import subprocess
import sys

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
