from __future__ import annotations

from app.language import Language
from app.presenters.tour import STOPS, tour_card


def test_the_tour_has_five_cards_and_knows_its_ends(english: Language, chinese: Language) -> None:
    cards = [tour_card(place, english) for place in range(len(STOPS))]
    assert len(cards) == 5
    assert [card.counter for card in cards] == [f"{n} of 5" for n in range(1, 6)]
    assert [card.is_first for card in cards] == [True, False, False, False, False]
    assert [card.is_last for card in cards] == [False, False, False, False, True]
    assert tour_card(1, chinese).title == "先看一个结果"
