from __future__ import annotations

from typing import Any

import pytest

from app.language import Language
from app.presenters.bundle_rows import BUNDLE_COLUMNS, bundle_row, bundle_titles, shelved_bundle

SHIPPED = {"id": "small", "version": "2", "simulated": True, "signed_by": None, "shipped": True}
OWN = {"id": "big", "version": "1", "simulated": False, "signed_by": "current", "shipped": False}
ENGLISH = Language("en")


def row(line: dict[str, Any], answering: str) -> tuple[str, ...]:
    return bundle_row(shelved_bundle(line), answering, ENGLISH)


def test_what_came_with_the_program_and_answers() -> None:
    assert row({**SHIPPED, "selected": True}, "small") == (
        "small",
        "2",
        "simulated cases",
        "came with the program",
        "answers",
    )


def test_what_is_selected_and_what_answers_until_the_next_start_are_told_apart() -> None:
    assert row({**OWN, "selected": True}, "small")[2:] == (
        "real cases",
        "signed (current key)",
        "answers from the next start on",
    )
    assert row({**SHIPPED, "selected": False}, "small")[-1] == "answers until the next start"


def test_a_bundle_that_nobody_signed_says_so() -> None:
    assert row({**OWN, "signed_by": None, "selected": False}, "small")[3:] == ("not signed", "")


@pytest.mark.parametrize(
    ("reason", "said"), [("manifest_missing", "The folder has no manifest."), ("of_another_release",) * 2]
)
def test_a_bundle_that_cannot_be_read_says_why_and_cannot_answer(reason: str, said: str) -> None:
    line = {"id": "broken", "selected": False, "refused": reason}
    assert row(line, "small") == ("broken", "", "", "", f"cannot be used: {said}")
    assert not shelved_bundle(line).can_be_selected
    assert shelved_bundle(line).can_be_removed("small")


@pytest.mark.parametrize(
    ("line", "selectable", "removable"),
    [
        ({**SHIPPED, "selected": True}, False, False),
        ({**SHIPPED, "selected": False}, True, False),
        ({**OWN, "selected": True}, False, False),
        ({**OWN, "selected": False}, True, True),
        ({**OWN, "id": "answering", "selected": False}, True, False),
    ],
)
def test_what_may_be_done_with_it(line: dict[str, Any], *, selectable: bool, removable: bool) -> None:
    bundle = shelved_bundle(line)
    assert (bundle.can_be_selected, bundle.can_be_removed("answering")) == (selectable, removable)


def test_every_column_has_a_title() -> None:
    assert len(bundle_titles(ENGLISH)) == len(BUNDLE_COLUMNS)
