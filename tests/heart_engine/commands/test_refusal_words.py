from __future__ import annotations

import pytest

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.commands.refusal_words import refusal_sentence


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
@pytest.mark.parametrize("code", Refusal)
def test_every_refusal_has_a_sentence_in_both_languages(
    code: Refusal, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    said = refusal_sentence(BundleRefusedError(code))
    assert said.endswith(f" ({code.value})")
    assert len(said) > len(f" ({code.value})") + 3
    assert said.isascii() == (language.startswith("en") and "“" not in said)


def test_a_sentence_names_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    error = BundleRefusedError(Refusal.IS_SELECTED, name="ours-1.0")
    monkeypatch.setenv("LC_ALL", "C")
    assert refusal_sentence(error) == (
        "ours-1.0 is selected; select another one first. (is_selected: name=ours-1.0)"
    )
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert refusal_sentence(error).startswith("ours-1.0 正在使用")
