from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heart_engine.evaluation.predictions import (
    Predictions,
    PredictionsRejectedError,
    marginals,
    read_predictions,
    write_predictions,
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_sets_none_empty_and_unparseable_are_read(tmp_path: Path) -> None:
    text = "id,truth,prediction\na,asd+vsd,vsd+asd\nb,none,\nc,,pdo\nd,asd,?\n"
    read = read_predictions(write(tmp_path / "p.csv", text))
    assert read.truths == (("asd", "vsd"), (), (), ("asd",))
    assert read.answers == (("asd", "vsd"), (), ("pdo",), None)
    assert read.correct.tolist() == [True, True, False, False]
    assert read.probabilities is None


def test_what_is_written_is_read_back(tmp_path: Path, calibrated: Predictions) -> None:
    write_predictions(calibrated, tmp_path / "p.csv")
    read = read_predictions(tmp_path / "p.csv")
    assert (read.ids, read.truths, read.answers) == (calibrated.ids, calibrated.truths, calibrated.answers)
    assert calibrated.probabilities is not None
    assert read.probabilities == pytest.approx(calibrated.probabilities, abs=1e-8)


def test_a_bom_and_further_columns_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,truth,prediction,note\na,asd,asd,x\n", encoding="utf-8-sig")
    assert len(read_predictions(path)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id,truth\na,asd\n", "no column prediction"),
        ("id,truth,prediction\n", "no rows"),
        ("id,truth,prediction\na,asd,xyz\n", "row 2: not a label"),
        ("id,truth,prediction\na,?,asd\n", "row 2: not a label"),
        ("id,truth,prediction\na,asd\n", "row 2: fewer cells than columns"),
        ("id,truth,prediction\na,asd," + "x" * 200_000, "field larger"),
        ("id,truth,prediction\na,asd,asd\na,vsd,asd\n", "row 3: id a stands twice"),
        ("id,truth,prediction,p_xyz\na,asd,asd,1\n", "not a set: p_xyz"),
        ("id,truth,prediction,p_asd\na,asd,asd,1.2\n", "row 2, p_asd: 1.2 is not a probability"),
        ("id,truth,prediction,p_asd\na,asd,asd,nan\n", "not a probability"),
        ("id,truth,prediction,p_asd\na,asd,asd,0.5\n", "do not sum to 1"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(PredictionsRejectedError, match=reason):
        read_predictions(write(tmp_path / "p.csv", text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PredictionsRejectedError, match=r"absent\.csv: No such file"):
        read_predictions(tmp_path / "absent.csv")


def test_marginals_add_the_sets_that_hold_a_label() -> None:
    table = np.array([[0.1, 0.2, 0.05, 0.05, 0.3, 0.1, 0.1, 0.1]])  # none, asd, vsd, pdo, av, ap, vp, avp
    assert marginals(table)[0] == pytest.approx([0.7, 0.55, 0.35])
