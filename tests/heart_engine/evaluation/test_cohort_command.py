from __future__ import annotations

import json
from pathlib import Path

import pytest

from heart_engine.cli import main


@pytest.mark.slow
def test_pictures_and_effects_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--out",
        str(tmp_path),
        "--hospitals",
        "2",
        "--cases",
        "300",
        "--effect-cases",
        "6000",
        "--json",
    ]
    assert main(["evaluate", "cohort", *arguments]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["arrows"], document["against_the_textbook"]) == (75, [])
    assert (tmp_path / "cohort.png").read_bytes().startswith(b"\x89PNG")
    table = (tmp_path / "effects.md").read_text(encoding="utf-8").splitlines()
    assert len(table) == 2 + 25
    assert "prolapse" in next(line for line in table if line.startswith("| ar "))
