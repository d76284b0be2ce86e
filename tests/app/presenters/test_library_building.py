from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from app.language import Language
from app.presenters.builder_folder import BuilderFolder, new_builder_folder
from app.presenters.library_building import (
    comparison_line,
    gain_lines,
    open_questions,
    report_lines,
    with_answers,
)

QUESTIONS = {
    "questions": [
        {
            "path": ["roles", "patient"],
            "says_en": "Which?",
            "says_zh": "哪个？",
            "proposal": "-",
            "choices": ["ID"],
            "cells": 0,
        },
        {
            "path": ["columns", "右室", "key"],
            "says_en": "Field?",
            "says_zh": "字段？",
            "proposal": None,
            "choices": [],
            "cells": 4,
        },
        {
            "path": ["consents", "yes"],
            "says_en": "Means?",
            "says_zh": "含义？",
            "proposal": None,
            "choices": ["informed"],
            "cells": 4,
        },
    ]
}


def test_questions_come_with_what_can_be_answered(english: Language, chinese: Language) -> None:
    role, column, text = open_questions(QUESTIONS, english)
    assert (role.says, role.proposal, role.choices) == ("Which?", "-", ("-", "ID"))
    assert column.choices[:2] == ("_ignore", "lvedd")
    assert (text.choices, text.proposal) == (("informed",), "")
    assert open_questions(QUESTIONS, chinese)[0].says == "哪个？"


def test_answers_stand_where_their_questions_do_and_an_empty_one_stays_open() -> None:
    said = {"format": "heart-mapping/1", "roles": {"patient": "? -"}, "hospital": "x"}
    answered = with_answers(
        said, {("roles", "patient"): "ID", ("columns", "EF", "unit"): "percent", ("minors", "a"): ""}
    )
    assert answered == {
        "format": "heart-mapping/1",
        "roles": {"patient": "ID"},
        "hospital": "x",
        "columns": {"EF": {"unit": "percent"}},
    }
    assert with_answers({"hospital": "x"}, {("hospital", "a"): "b"}) == {"hospital": {"a": "b"}}


def test_the_report_says_why_rows_stay_out(english: Language) -> None:
    rejected = {"no_consent_basis": 3, "duplicate": 2, "of_another_release": 1}
    document = {"rows": {"read": 11, "kept": 5, "rejected": rejected}}
    assert report_lines(document, english) == (
        "5 of 11 rows can be used.",
        "3 rows stay out: no basis of consent",
        "2 rows stay out: the same row stands there twice",
        "1 rows stay out: of_another_release",
    )


def test_gains_are_said_with_interval_and_n(english: Language) -> None:
    one = {
        "way": "beside own cases",
        "n": 40,
        "right_percent": 77.5,
        "right_interval": [62.5, 87.68],
        "kept": True,
    }
    other = {"way": "of another release", "n": 40, "right_percent": 80.0, "right_interval": [65.0, 89.0]}
    gain = {"right_percent": -5.0, "right_interval": [-12.5, 0.0]}
    document = {"evaluation": [one, other], "gain_over_the_bundle_as_it_is": gain}
    lines = gain_lines(document, english)
    assert lines[-1].startswith("No gain is shown: -5.0 points (95 % interval -12.5 to +0.0)")
    helps = document | {"gain_over_the_bundle_as_it_is": {"right_percent": 5.0, "right_interval": [1.0, 9.0]}}
    assert gain_lines(helps, english)[-1].startswith("The library helps: +5.0 points")
    assert lines[0].startswith("✓ Beside your own cases: right in 77.5 % (95 % interval 62.5 to 87.7, n = 40")
    assert lines[1].startswith("of another release: right in 80.0 %")


def test_a_comparison_says_that_it_flatters(english: Language) -> None:
    document = {
        "second": {"n": 40},
        "gain_of_the_second": {"right_percent": 2.5, "right_interval": [-1.0, 6.0]},
    }
    line = comparison_line(document, english)
    assert "+2.5 points (95 % interval -1.0 to +6.0)" in line
    assert "flatters" in line


def test_each_building_has_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = new_builder_folder(tmp_path, datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC))
    assert folder == BuilderFolder(tmp_path / "libraries-in-the-making" / "20261121-030405")
    folder.write_answers({"hospital": "医院"})
    assert folder.read_answers() == {"hospital": "医院"}
    assert json.loads(folder.mapping.read_text("utf-8")) == {"hospital": "医院"}
    assert folder.cohort(1) != folder.cohort(2)
    assert folder.library.parent == folder.path
