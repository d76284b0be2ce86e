from __future__ import annotations

import pytest

from heart_engine.domain.labels import label_set_from_text, label_set_to_text, label_sets


def test_there_are_eight_answers_with_controls_and_seven_without() -> None:
    with_none, without = label_sets(with_none=True), label_sets(with_none=False)
    assert len(with_none) == len(set(with_none)) == 8
    assert with_none == ((), *without)
    assert without[-1] == ("asd", "vsd", "pdo")


@pytest.mark.parametrize("labels", label_sets(with_none=True))
def test_a_set_is_written_and_read_back(labels: tuple[str, ...]) -> None:
    assert label_set_from_text(label_set_to_text(labels)) == labels


def test_a_set_is_written_as_the_cohort_format_says() -> None:
    assert label_set_to_text(("asd", "pdo")) == "asd+pdo"
    assert label_set_to_text(()) == "none"


def test_labels_are_read_in_any_order() -> None:
    assert label_set_from_text("pdo+asd") == ("asd", "pdo")


@pytest.mark.parametrize("text", ["pfo", "asd+pfo", "", "asd+none", "ASD"])
def test_what_is_not_a_label_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="not a label"):
        label_set_from_text(text)
