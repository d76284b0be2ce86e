from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from app.language import LANGUAGES, Language, texts
from heart_engine.domain.resources import resource_path

SOURCES = Path(__file__).resolve().parents[2] / "app"


def written_ids() -> set[str]:
    """Return every message id that stands whole in the code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    return set(re.findall(r'"([a-z]+\.[a-z0-9_.]+)"', code)) & set(texts("en"))


def built_prefixes() -> set[str]:
    """Return the beginnings of ids that the code completes with a code or a key."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    return set(re.findall(r'f"([a-z]+\.[a-z_.]*)\{', code))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_messages() -> None:
    assert set(texts("en")) == set(texts("zh"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_message_is_empty(code: str) -> None:
    assert not [one for one, text in texts(code).items() if not text.strip()]


def test_both_languages_fill_in_the_same_parameters() -> None:
    assert not [one for one, text in texts("en").items() if fields(text) != fields(texts("zh")[one])]


def test_chinese_is_chinese() -> None:
    words = {one: re.sub(r"\{[^}]*\}", "", text) for one, text in texts("en").items()}
    worded = {one for one, text in words.items() if re.search("[A-Za-z]{2}", text)}
    assert not {one for one in worded if texts("en")[one] == texts("zh")[one]}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_percent_sign_stands_apart_from_its_number(code: str) -> None:
    assert not [one for one, text in texts(code).items() if re.search(r"[0-9}]%", text)]


def test_no_message_of_the_window_is_left_over() -> None:
    files = [resource_path("translations", name) for name in ("heart_en.ts", "living_en.ts")]
    window = "".join(file.read_text(encoding="utf-8") for file in files)
    mine = re.findall(r'<message id="([^"]+)"', window)
    written, prefixes = written_ids(), tuple(built_prefixes())
    assert len(mine) > 200
    assert not [one for one in mine if one not in written and not one.startswith(prefixes)]


def test_parameters_are_filled_in() -> None:
    assert Language("en").text("status.measured", n=3, of=25) == "3 of 25 measured"
    assert Language("zh").text("status.measured", n=3, of=25) == "已测 3/25 项"


def test_braces_in_data_are_shown_as_they_are() -> None:
    assert "{of}" in Language("en").text("window.report.saved", path="{of}.pdf")


def test_an_unknown_message_is_an_error() -> None:
    assert not Language("en").knows("no.such")
    with pytest.raises(KeyError):
        Language("en").text("no.such")
