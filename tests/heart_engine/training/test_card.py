from __future__ import annotations

import csv

import pytest

from heart_engine.domain.resources import resource_path
from heart_engine.training.card import CardError, figure_lines, model_card
from heart_engine.training.recipe import Recipe

SHARE = {"percent": 81.5, "low": 80.0, "high": 83.0, "n": 2400, "hospitals": 16}


def test_every_item_of_tripod_ai_is_answered_or_said_to_be_not_done(recipe: Recipe) -> None:
    with resource_path("model_card", "tripod_ai.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 52
    assert {row["status"] for row in rows} == {"done", "not done"}
    text = model_card(recipe, 60, {"matched_hospitals": {"exact_match": SHARE}})
    assert all(f"| {row['item']} | {row['topic']} | " in text for row in rows)
    assert text.count("| Not done. ") == sum(row["status"] == "not done" for row in rows)


def test_a_card_says_simulated_first_and_no_share_without_interval_and_n(recipe: Recipe) -> None:
    text = model_card(recipe, 60, {"matched_hospitals": {"exact_match": SHARE}})
    assert text.splitlines()[2].startswith("**SIMULATED.")
    assert "  - exact match: 81.5 % (80.0 to 83.0, n = 2400 of 16 hospitals)" in text.splitlines()


def test_figures_are_a_nested_list() -> None:
    assert list(figure_lines({"a": {"b_c": 1}, "d": 2})) == ["- a", "  - b c: 1", "- d: 2"]


def test_a_blank_item_is_refused(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = {"item": "7", "topic": "Data preparation", "status": "done", "answer": ""}
    monkeypatch.setattr(csv, "DictReader", lambda _file: [blank])
    with pytest.raises(CardError, match="7"):
        model_card(recipe, 60, {})
