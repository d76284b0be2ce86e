from __future__ import annotations

import pytest

from heart_engine.interchange import row_agreement
from heart_engine.interchange.csv_reader import read_csv
from heart_engine.interchange.row_agreement import checks_to_json

HEADER = "左室舒张末期内径(mm),左室收缩末期内径(mm),FS,三尖瓣反流\n"


def rules(*rows: str) -> list[tuple[object, object, object]]:
    reading = read_csv((HEADER + "\n".join(rows) + "\n").encode(), {})
    return [(one["study"], one["rule"], one["level"]) for one in checks_to_json(reading)]


def test_numbers_that_disagree_are_named_by_study_rule_and_level() -> None:
    assert rules("50,30,40,轻度", "30,50,,轻度", "50,30,45,轻度") == [
        (2, "lvedd_over_lvesd", "confirm"),
        (3, "fs", "warn"),
    ]


def test_a_doubtful_number_is_compared_with_nothing() -> None:
    assert rules("30,5 0,,轻度") == []


def test_only_the_first_studies_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = ["30,50,,轻度"] * 3
    assert len(rules(*broken)) == 3
    monkeypatch.setattr(row_agreement, "MAX_CHECKED_STUDIES", 2)
    assert len(rules(*broken)) == 2
