from __future__ import annotations

from app.report.qr import qr_rows


def test_the_code_is_a_square_with_its_three_finders() -> None:
    rows = qr_rows("record=R-17")
    finder = (True, True, True, True, True, True, True, False)
    assert all(len(row) == len(rows) for row in rows)
    assert rows[0][:8] == finder
    assert rows[-1][:8] == finder
    assert rows[0][-8:] == finder[::-1]


def test_other_texts_give_other_codes() -> None:
    assert qr_rows("record=R-17") == qr_rows("record=R-17") != qr_rows("record=R-18")
