from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heart_engine.cli import main
from heart_engine.evaluation.predictions import Predictions, write_predictions
from heart_engine.evaluation.score import score_document


@pytest.fixture
def file(tmp_path: Path, calibrated: Predictions) -> Path:
    write_predictions(calibrated, tmp_path / "p.csv")
    return tmp_path / "p.csv"


def as_json(text: str) -> Any:
    return json.loads(text)


def test_the_json_of_a_file_without_probabilities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.csv"
    path.write_text(
        "id,truth,prediction\na,asd,asd\nb,vsd+pdo,vsd\nc,none,?\nd,none,none\n", encoding="utf-8"
    )
    assert main(["evaluate", "score", str(path), "--json"]) == 0
    document = as_json(capsys.readouterr().out)
    assert set(document) == {
        "n",
        "correct",
        "correct_interval",
        "all_f1",
        "all_f1_interval",
        "by_count",
        "none",
        "invalid",
        "per_label",
    }
    assert (document["n"], document["correct"], document["invalid"]) == (4, 50.0, 1)
    assert document["by_count"]["1"] == {"n": 1, "precision": 50.0, "recall": 100.0, "f1": 66.67}
    assert document["by_count"]["2"] == {"n": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert document["none"] == {"n": 2, "precision": 100.0, "recall": 50.0, "f1": 66.67}
    assert document["per_label"]["vsd"]["sensitivity"]["value"] == 100.0
    assert document["per_label"]["pdo"]["sensitivity"]["value"] == 0.0
    assert document["per_label"]["asd"]["specificity"]["n"] == 3


def test_probabilities_add_their_own_figures(calibrated: Predictions) -> None:
    document: Any = score_document(calibrated)
    found = document["probabilities"]
    assert found["ece_inside_null"] is True
    assert found["conformal"]["splits_kept"] >= 0.9
    assert found["error_at_share_answered"]["1.0"] == pytest.approx(100 - document["correct"], abs=0.01)
    assert 0.5 < found["any_defect"]["auroc"] < 1
    for label in ("asd", "vsd", "pdo"):
        one = document["per_label"][label]
        assert one["auroc_interval"][0] < one["auroc"] < one["auroc_interval"][1]


def test_the_document_is_plain_json(calibrated: Predictions) -> None:
    json.dumps(score_document(calibrated), allow_nan=False)


def test_one_case_alone_is_scored_without_conformal_sets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,truth,prediction,p_none,p_asd\na,asd,asd,0.2,0.8\n", encoding="utf-8")
    assert main(["evaluate", "score", str(path), "--json"]) == 0
    assert as_json(capsys.readouterr().out)["probabilities"]["conformal"] is None


def test_people_get_a_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "score", str(file)]) == 0
    text = capsys.readouterr().out
    assert "| Correct |" in text
    assert "| asd |" in text
    assert "any_defect" in text


def test_a_picture_is_drawn(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "p.png"
    assert main(["evaluate", "score", str(file), "--plot", str(picture), "--json"]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert as_json(capsys.readouterr().out)["n"] == 3000


def test_a_second_file_is_compared_case_by_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "id,truth,prediction\n"
    (tmp_path / "a.csv").write_text(head + "1,asd,asd\n2,vsd,vsd\n3,pdo,pdo\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(head + "3,pdo,asd\n1,asd,asd\n2,vsd,asd\n", encoding="utf-8")
    assert (
        main(["evaluate", "score", str(tmp_path / "a.csv"), "--against", str(tmp_path / "b.csv"), "--json"])
        == 0
    )
    paired = as_json(capsys.readouterr().out)["paired"]
    assert (paired["only_this"], paired["only_the_other"], paired["mcnemar_p"]) == (2, 0, 0.5)
    assert paired["difference"] == 66.67


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ("id,truth,prediction\n2,asd,asd\n", "other_cases"),
        ("id,truth,prediction\n1,vsd,asd\n", "other_truths"),
        ("id,truth\n1,asd\n", "predictions_rejected"),
    ],
)
def test_a_file_that_does_not_fit_exits_3(
    tmp_path: Path, other: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("id,truth,prediction\n1,asd,asd\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(other, encoding="utf-8")
    assert (
        main(["evaluate", "score", str(tmp_path / "a.csv"), "--against", str(tmp_path / "b.csv"), "--json"])
        == 3
    )
    captured = capsys.readouterr()
    assert captured.out == ""
    assert as_json(captured.err)["code"] == code


def test_a_plot_needs_probabilities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("id,truth,prediction\n1,asd,asd\n", encoding="utf-8")
    assert main(["evaluate", "score", str(tmp_path / "a.csv"), "--plot", "x.png"]) == 3
    assert "p_SET" in capsys.readouterr().err
