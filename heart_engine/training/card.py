"""The model card: what the model is, its figures, and every TRIPOD+AI item, "not done" where that is so."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import cast

from heart_engine.domain.resources import resource_path
from heart_engine.evaluation.run_metrics import Place
from heart_engine.training.recipe import Recipe

_ITEMS = ("model_card", "tripod_ai.csv")
_NOT_DONE = "not done"


_WARNING = (
    "**SIMULATED. This model was trained and tested on simulated patients alone. "
    "It is not a medical device and must not be used for a patient.**"
)


class CardError(ValueError):
    """A card with an item that says nothing."""


def model_card(recipe: Recipe, reference: int, metrics: Mapping[str, object]) -> str:
    """Write the card as Markdown."""
    lines = [
        f"# {recipe.name} {recipe.version}",
        "",
        _WARNING,
        "",
        *_sizes(recipe, reference),
        "",
        "## Figures on simulated hospitals that took no part in training",
        "",
        *figure_lines(metrics),
        "",
        "## TRIPOD+AI",
        "",
        "| item | topic | |",
        "|---|---|---|",
        *_tripod_rows(),
    ]
    return "\n".join(lines) + "\n"


def _sizes(recipe: Recipe, reference: int) -> list[str]:
    shape = recipe.shape
    rows = {
        "the judge that teaches pre-training": recipe.judge_pool,
        "pre-training": recipe.pretraining_pool,
        "fine-tuning": recipe.finetuning_pool,
        "calibration (those that code everything)": recipe.evidence.calibration,
        "test beside the shipped library (those that code everything)": recipe.test.matched,
        "test beside their own cases": recipe.test.own,
    }
    return [
        f"Llama architecture, {shape.layers} layers of width {shape.hidden}, trained from scratch.",
        f"LoRA rank {recipe.adapter_rank}, alpha {recipe.adapter_alpha}.",
        f"{recipe.supporting_cases} supporting cases of a library of {reference} simulated reference cases.",
        "",
        "| simulated data | hospitals | cases of each |",
        "|---|---|---|",
        *(f"| {name} | {pool.hospitals} | {pool.cases} |" for name, pool in rows.items()),
    ]


def figure_lines(metrics: Mapping[str, object], depth: int = 0) -> Iterator[str]:
    """Yield the figures as a nested list; a share stands with its interval, n and hospitals."""
    for name, value in metrics.items():
        title = f"{'  ' * depth}- {name.replace('_', ' ')}"
        if not isinstance(value, dict):
            yield f"{title}: {value}"
        elif "percent" in value:
            yield f"{title}: {Place(value).share()}"
        else:
            yield title
            yield from figure_lines(cast("Mapping[str, object]", value), depth + 1)


def _tripod_rows() -> list[str]:
    with resource_path(*_ITEMS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    blank = [row["item"] for row in rows if not (row["topic"] and row["status"] and row["answer"])]
    if blank:
        msg = f"items without an answer: {', '.join(blank)}"
        raise CardError(msg)
    return [f"| {row['item']} | {row['topic']} | {_answer(row)} |" for row in rows]


def _answer(row: Mapping[str, str]) -> str:
    return f"Not done. {row['answer']}" if row["status"] == _NOT_DONE else row["answer"]
