"""The TRIPOD+AI items of a model card, each with what the card says of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from heart_engine.domain.resources import resource_path

_ITEMS = ("model_card", "tripod_ai.csv")
_TABLE_ROW = re.compile(r"^\|\s*(?P<item>[0-9]+[a-z]?)\s*\|(?P<topic>[^|]*)\|(?P<answer>.*)\|\s*$")


@dataclass(frozen=True, slots=True)
class CardItem:
    """One item as a card answers it; "Not done" with a reason is an answer, nothing is none."""

    item: str
    topic: str
    answer: str


def card_items(card: str) -> tuple[CardItem, ...]:
    """Read every item of the statement off a card, in the statement's order; an absent row is blank."""
    said = _answers(card)
    return tuple(CardItem(item, topic, said.get(item, "")) for item, topic in _statement().items())


def blank_items(items: tuple[CardItem, ...]) -> tuple[str, ...]:
    """Return the items that a card says nothing of."""
    return tuple(one.item for one in items if not one.answer)


def _answers(card: str) -> Mapping[str, str]:
    rows = [found for line in card.splitlines() if (found := _TABLE_ROW.match(line))]
    return {row["item"]: row["answer"].strip() for row in rows}


def _statement() -> Mapping[str, str]:
    with resource_path(*_ITEMS).open(encoding="utf-8", newline="") as file:
        return {row["item"]: row["topic"] for row in csv.DictReader(file)}
