"""Experiments that go on where they were cut short: what lies in their folders is whole, theirs, or named."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from heart_engine.evaluation.fusion_cases import AnsweredCase, Asked, read_cases, write_cases
from heart_engine.evaluation.fusion_run import OtherExperimentError, Scale, begin
from heart_engine.evaluation.predictions import PredictionsRejectedError
from heart_engine.evaluation.table2_files import ResultFolder, RowNote, RowResult

SCALE = Scale("test", 1, 2, 0, 10, 10, 4, 50, 1000)


def test_a_folder_goes_on_with_its_own_bundle_and_numbers_alone(tmp_path: Path) -> None:
    begin(tmp_path, SCALE, "ours", b"manifest")
    begin(tmp_path, dataclasses.replace(SCALE, hospitals=9), "ours", b"manifest")
    for scale, manifest in ((SCALE, b"other"), (dataclasses.replace(SCALE, seed=2), b"manifest")):
        with pytest.raises(OtherExperimentError, match="another bundle or other numbers"):
            begin(tmp_path, scale, "ours", manifest)


def test_a_folder_that_was_cut_short_at_its_very_beginning_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_path: Path, _to: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            begin(tmp_path, SCALE, "ours", b"manifest")
    begin(tmp_path, dataclasses.replace(SCALE, seed=2), "ours", b"manifest")


def test_what_damaged_the_description_of_a_folder_makes_it_another_ones(tmp_path: Path) -> None:
    (tmp_path / "experiment.json").write_text("{", "utf-8")
    with pytest.raises(OtherExperimentError):
        begin(tmp_path, SCALE, "ours", b"manifest")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("truth", "true"),
        lambda text: text[:-30],
        lambda text: text.replace("asd", "flu"),
    ],
)
def test_answers_that_were_changed_since_are_named(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    path = tmp_path / "H0007.csv"
    write_cases(path, [AnsweredCase(Asked("as it is", "H0007", "all", "a", 1), (0.125,) * 8)])
    assert read_cases(path)[0].asked.truth == 1
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(PredictionsRejectedError, match=r"H0007\.csv: not answers"):
        read_cases(path)


@pytest.mark.parametrize("content", ["{", "[]", '{"titel": "x"}'])
def test_a_note_that_was_changed_since_is_named(tmp_path: Path, content: str) -> None:
    folder = ResultFolder(tmp_path)
    folder.keep(101, "rag-1", RowResult(RowNote("RAG-1", is_addition=False), None, None))
    assert folder.read(101, "rag-1").note.title == "RAG-1"
    (tmp_path / "answers" / "seed-101" / "rag-1.json").write_text(content, "utf-8")
    with pytest.raises(PredictionsRejectedError, match=r"rag-1\.json: not a row's note"):
        folder.read(101, "rag-1")
