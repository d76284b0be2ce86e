from __future__ import annotations

from heart_engine.evaluation.card_items import blank_items, card_items
from heart_engine.training.card import _tripod_rows


def test_every_item_of_our_own_card_is_found() -> None:
    items = card_items("\n".join(["| item | topic | |", "|---|---|---|", *_tripod_rows()]))
    assert len(items) == 52
    assert items[0].item == "1"
    assert items[0].answer.startswith("Development and evaluation")
    assert blank_items(items) == ()


def test_a_blank_or_absent_row_is_blank_and_not_done_is_an_answer() -> None:
    items = card_items("| 1 | Title | |\n| 2 | Abstract | Not done. No time |\n| 99z | Other | said |")
    assert {one.item: one.answer for one in items}["2"] == "Not done. No time"
    assert blank_items(items)[:2] == ("1", "3a")
    assert "99z" not in {one.item for one in items}
