from __future__ import annotations

from itertools import product

import pytest

from app.engine.losses import Loss
from app.language import LANGUAGES, Language
from app.messages import message_for, problem_line
from heart_engine.domain.problem import Code
from heart_engine.protocol.messages import FailureCode

CODES = [*Code, *FailureCode, *Loss]
PARAMS = {"reason": "r", "command": "heart", "file": "f"}


@pytest.mark.parametrize(("code", "language"), list(product(CODES, LANGUAGES)))
def test_every_code_says_what_happened_and_what_to_do(code: str, language: str) -> None:
    unknown = message_for("no_such_code", {}, Language(language))
    message = message_for(code, PARAMS, Language(language))
    assert message.title
    assert message.next_step
    assert code not in message.title
    assert message.title[:4] != unknown.title[:4]


def test_a_code_of_another_release_is_named_instead_of_hidden() -> None:
    message = message_for("from_the_future", {}, Language("en"))
    assert "from_the_future" in message.title
    assert "The case is safe" in message.next_step


def test_the_values_of_a_code_are_filled_in() -> None:
    message = message_for("file_not_written", {"file": "/a.pdf", "reason": "full"}, Language("en"))
    assert message.title == "The file /a.pdf could not be written (full)"


def test_a_problem_names_field_rule_and_limits() -> None:
    limits = {"value": 500.0, "low": 3.0, "high": 95.0, "unit": "%"}
    english, chinese = Language("en"), Language("zh")
    line = problem_line("out_of_range", "measurements.ef", limits, english)
    assert line == "measurements.ef: A value is outside what is possible (3–95 %)"
    assert problem_line("out_of_range", "measurements.ef", limits, chinese).endswith("(3–95 %)")
    assert problem_line("case_empty", None, {}, english).startswith("-: ")
    assert problem_line("out_of_range", "x", {"low": 0, "high": 1}, english).endswith("(0–1)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundle_that_has_no_room_names_what_it_needs_and_what_is_free(language: str) -> None:
    params: dict[str, object] = {
        "reason": "no_variant_fits",
        "needed_bytes": 10 << 30,
        "memory_free_bytes": 6 << 30,
        "gpu": "",
        "gpu_free_bytes": 0,
    }
    words = message_for("bundle_refused", params, Language(language)).next_step
    assert "10.0 GB" in words
    assert "6.0 GB" in words
    beside = params | {"gpu": "RTX 3050", "gpu_free_bytes": 7 << 30}
    words = message_for("bundle_refused", beside, Language(language)).next_step
    assert all(one in words for one in ("10.0 GB", "6.0 GB", "7.0 GB", "RTX 3050"))
    unsaid = message_for("bundle_refused", {"reason": "no_variant_fits"}, Language(language)).next_step
    assert "GB" not in unsaid
