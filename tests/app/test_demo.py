from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.demo import demo_paths, first_demo_case
from heart_engine.domain.case import Context
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.checks import CheckLevel, cross_checks
from heart_engine.domain.flags import raise_flags

FLAGS = {
    "1-adult-woman-large-asd": {"right_load", "rv_dilated", "ra_dilated", "pa_dilated"},
    "2-child-vsd": {"left_load", "lv_dilated", "pa_dilated"},
    "3-healthy-adult": {"all_normal"},
}


def test_there_are_three_demo_cases() -> None:
    assert [path.stem for path in demo_paths()] == list(FLAGS)


@pytest.mark.parametrize("path", demo_paths(), ids=lambda path: path.stem)
class TestDemoCase:
    def test_its_id_says_that_it_is_invented(self, path: Path) -> None:
        assert json.loads(path.read_text(encoding="utf-8"))["case_id"].startswith("SYNTHETIC-")

    def test_its_numbers_agree_with_each_other(self, path: Path) -> None:
        case = case_from_text(path.read_text(encoding="utf-8"))
        doubts = [one.rule for one in cross_checks(case) if one.level is CheckLevel.CONFIRM]
        assert not doubts
        assert case.context != Context()

    def test_its_numbers_show_the_pattern_of_its_name(self, path: Path) -> None:
        case = case_from_text(path.read_text(encoding="utf-8"))
        raised = {flag.id for flag in raise_flags(case, None)}
        assert FLAGS[path.stem] <= raised


def test_the_first_one_is_the_large_defect() -> None:
    assert first_demo_case().case_id == "SYNTHETIC-ASD-WOMAN-34"
