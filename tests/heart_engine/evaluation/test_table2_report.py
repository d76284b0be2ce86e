from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from heart_engine.cohort.hospital import SETS
from heart_engine.domain.labels import LabelSet
from heart_engine.evaluation.plots import draw_table2
from heart_engine.evaluation.predictions import Predictions, from_probabilities
from heart_engine.evaluation.table2_files import ResultFolder, RowNote, RowResult
from heart_engine.evaluation.table2_report import against_heart, collected, documents, markdown, write_csv

TRUTH: LabelSet = ("asd",)
KEYS = ("fine_tuning", "rag_3", "heart", "heart_zeroed", "majority", "never_run")


def answered(seed: int, right: int, unreadable: int = 0, of: int = 40) -> Predictions:
    given = [TRUTH] * right + [None] * unreadable + [("vsd",)] * (of - right - unreadable)
    return Predictions(tuple(f"{seed}-{row}" for row in range(of)), (TRUTH,) * of, tuple(given))


def scored(seed: int, right: int, of: int = 40) -> Predictions:
    truth = np.full(of, SETS.index(TRUTH))
    shares = np.eye(len(SETS))[np.where(np.arange(of) < right, truth, SETS.index(("vsd",)))]
    return from_probabilities([f"{seed}-{row}" for row in range(of)], truth, shares)


@pytest.fixture
def folder(tmp_path: Path) -> ResultFolder:
    """Two seeds of a table in which HEART is right in 30 and 34 of 40."""
    folder = ResultFolder(tmp_path)
    for seed, right in ((1, 30), (2, 34)):
        tuned = RowNote("fine-tuning", is_addition=False, tokens="334 tokens")
        folder.keep(seed, "fine_tuning", RowResult(tuned, answered(seed, 20, unreadable=5), scored(seed, 24)))
        limit = RowNote("RAG-3", is_addition=False, tokens="1372 tokens, window 1280", out_of_limit=True)
        folder.keep(seed, "rag_3", RowResult(limit, None, None))
        heart = RowResult(
            RowNote("HEART K = 5", is_addition=False), answered(seed, right), scored(seed, right)
        )
        folder.keep(seed, "heart", heart)
        zeroed = RowNote("HEART K = 5, vector zeroed", is_addition=True)
        folder.keep(seed, "heart_zeroed", RowResult(zeroed, None, scored(seed, right - 10)))
    folder.keep(1, "majority", RowResult(RowNote("majority answer", is_addition=True), None, scored(1, 4)))
    return folder


def test_what_was_kept_is_read_back(folder: ResultFolder) -> None:
    found = folder.read(1, "fine_tuning")
    assert found.note.tokens == "334 tokens"
    assert found.written == answered(1, 20, unreadable=5)
    assert found.scored is not None
    assert found.scored.correct.sum() == 24
    assert folder.read(1, "rag_3").written is None


def test_a_row_is_done_once_its_note_stands(folder: ResultFolder) -> None:
    assert folder.is_done(1, "heart")
    (folder.path / "answers" / "seed-1" / "heart.json").unlink()
    assert not folder.is_done(1, "heart")


def test_seeds_are_put_together_and_what_cannot_be_read_is_wrong(folder: ResultFolder) -> None:
    lines = {one.key: one for one in collected(folder, (1, 2), KEYS)}
    assert list(lines) == ["fine_tuning", "rag_3", "heart", "heart_zeroed", "majority"]
    rows = {str(one["key"]): one for one in documents(list(lines.values()))}
    assert (rows["fine_tuning"]["n"], rows["fine_tuning"]["correct"]) == (80, 50.0)
    assert rows["fine_tuning"]["invalid"] == 10
    assert rows["heart"]["correct"] == 80.0
    assert rows["heart"]["correct_interval"] == [69.95, 87.3]
    assert lines["heart"].spread == pytest.approx(10 / np.sqrt(2))
    assert (rows["rag_3"]["out_of_limit"], rows["rag_3"]["correct"]) == ([1, 2], None)
    assert rows["majority"]["seeds"] == [1]


def test_a_row_that_fits_in_one_seed_alone_counts_there_and_says_where_it_did_not(
    folder: ResultFolder,
) -> None:
    fits = RowNote("RAG-3", is_addition=False, tokens="1250 tokens, window 1280")
    folder.keep(1, "rag_3", RowResult(fits, answered(1, 25), None))
    lines = collected(folder, (1, 2), KEYS)
    (row,) = (one for one in documents(lines) if one["key"] == "rag_3")
    assert (row["n"], row["seeds"], row["out_of_limit"]) == (40, [1], [2])
    text = markdown(lines)
    assert "- **RAG-3**, seed 2: 1372 tokens, window 1280" in text
    assert "- RAG-3: 1250 tokens, window 1280" not in text  # not of every seed
    assert "| RAG-3 | 62.5 | 0 |  | 40 | 1 |  |" in text


def test_rows_are_compared_with_heart_on_the_cases_that_both_answered(folder: ResultFolder) -> None:
    found = {line.key: one for line, one in against_heart(collected(folder, (1, 2), KEYS))}
    assert set(found) == {"fine_tuning", "heart_zeroed", "majority"}
    tuned = found["fine_tuning"]
    assert (tuned.n, tuned.only_first, tuned.only_second) == (80, 24, 0)
    assert tuned.difference == pytest.approx(0.3)
    assert tuned.p_value < 0.001
    assert (found["majority"].n, found["majority"].only_first) == (40, 26)


def test_the_tables_say_what_they_rest_on(folder: ResultFolder, tmp_path: Path) -> None:
    lines = collected(folder, (1, 2), KEYS)
    text = markdown(lines)
    assert text.startswith("SIMULATED")
    assert "small model trained from scratch" in text
    assert "- **RAG-3**, seed 2: 1372 tokens, window 1280" in text
    assert "| fine-tuning | 50.0 | 10 | 60.0 | 80 | 1, 2 | 0.0 |" in text
    assert "| majority answer (addition) |  |  | 10.0 | 40 | 1 |  |" in text
    assert "| HEART K = 5 | 80.0 | 0 | 80.0 | 80 | 1, 2 | 7.1 |" in text
    assert "| fine-tuning | +30.0 |" in text
    write_csv(lines, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    assert (rows["heart"]["percent"], rows["heart"]["low"], rows["heart"]["seeds"]) == (
        "80.00",
        "69.95",
        "1+2",
    )
    assert (rows["rag_3"]["percent"], rows["rag_3"]["out_of_limit"]) == ("", "1+2")
    draw_table2([one for one in lines if one.answers], tmp_path / "t.png")
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")
