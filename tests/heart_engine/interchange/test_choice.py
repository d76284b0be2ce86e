from __future__ import annotations

import pytest

from heart_engine.interchange.choice import Choice, choices_from_json
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

SAVED = {
    "左室": {"key": "lvedd", "unit": "cm"},
    "瓣膜": {"key": "mr", "scale": "three_step"},
    "e": {"key": "mve_e", "unit": "cm/s", "site": "lateral"},
    "性别": {"key": "_sex", "scale": "male_1_female_2"},
    "日期": {"key": "_date"},
    "备注": {"key": "_ignore"},
}


def test_a_saved_mapping_reads_as_its_choices() -> None:
    assert choices_from_json({"format": "heart-mapping/1", "columns": SAVED}) == {
        "左室": Choice("lvedd", "cm"),
        "瓣膜": Choice("mr", scale="three_step"),
        "e": Choice("mve_e", "cm/s", site="lateral"),
        "性别": Choice("_sex", scale="male_1_female_2"),
        "日期": Choice("_date"),
        "备注": Choice("_ignore"),
    }


@pytest.mark.parametrize(
    "column",
    [
        {"key": "lvedd", "unit": "kg"},
        {"key": "lvedd", "unit": "m"},
        {"key": "mr", "unit": "mm"},
        {"key": "mr", "scale": "five_step"},
        {"key": "lvedd", "scale": "three_step"},
        {"key": "lvedd", "site": "lateral"},
        {"key": "nothing"},
        {"unit": "mm"},
        {"key": "lvedd", "unit": 1},
        {"key": "lvedd", "colour": "red"},
        "lvedd",
    ],
)
def test_a_choice_that_cannot_be_is_refused_with_its_column(column: object) -> None:
    with pytest.raises(FileRefusedError) as refused:
        choices_from_json({"format": "heart-mapping/1", "columns": {"左室": column}})
    assert (refused.value.code, refused.value.column) == (RefusalCode.BAD_MAPPING, "左室")


@pytest.mark.parametrize("document", [[], {}, {"format": "heart-mapping/1"}, {"format": "x", "columns": {}}])
def test_what_is_no_mapping_is_refused(document: object) -> None:
    with pytest.raises(FileRefusedError):
        choices_from_json(document)
