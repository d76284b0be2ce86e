from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.fonts import text_width
from app.report.text import PlainText, TextStyle, broken_lines

PRINTABLE = st.text(st.sampled_from("ab <>&，。（）李明-12 \n"), max_size=80)


def test_words_stay_whole_and_chinese_breaks_anywhere() -> None:
    assert broken_lines("atrial septum", 40, 8) == ["atrial", "septum"]
    assert broken_lines("房间隔缺损", 24, 8) == ["房间隔", "缺损"]


def test_no_line_begins_with_a_closing_sign() -> None:
    assert broken_lines("房间隔，缺损", 24, 8) == ["房间", "隔，缺", "损"]


def test_a_word_wider_than_the_line_is_divided() -> None:
    lines = broken_lines("9" * 50, 60, 8)
    assert "".join(lines) == "9" * 50
    assert len(lines) > 1


@given(text=PRINTABLE, width=st.integers(10, 200))
def test_nothing_but_white_space_is_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = broken_lines(text, width, 8)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 8) <= width + 1e-3 or len(line) == 1 for line in lines)


def test_a_block_divides_at_a_pages_end() -> None:
    block = PlainText("one\ntwo\nthree", TextStyle(size=8))
    first, second = block.split(200, 21)
    assert (first.text, second.text) == ("one\ntwo", "three")


def test_a_block_that_does_not_fit_at_all_goes_to_the_next_page() -> None:
    assert PlainText("one", TextStyle(size=8)).split(200, 5) == []


@pytest.mark.parametrize("text", ["<b>x</b>", "&amp;", '<img src="file:///etc/passwd"/>'])
def test_markup_is_plain_text(text: str) -> None:
    assert "".join(broken_lines(text, 500, 8)) == text
