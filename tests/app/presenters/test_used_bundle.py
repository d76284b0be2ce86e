from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable

from app.language import Language
from app.presenters.used_bundle import used_bundle_lines
from heart_engine.protocol.installed import shipped_bundle
from heart_engine.protocol.messages import Accuracy, BundleInfo, Hello

FIGURE = Accuracy("exact match", "SIMULATED hospitals", 78.25, 76.87, 79.57, 3600)


def hello(bundle: BundleInfo) -> Hello:
    return Hello(1, "0.1.0", "f", "cpu", "no_gpu", bundle)


def test_before_the_engine_has_spoken_nothing_is_claimed(english: Language) -> None:
    assert used_bundle_lines(None, english) == ("No model has answered yet.",)


def test_the_fake_engine_is_named_as_what_it_is(
    make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    fake = dataclasses.replace(make_bundle(), fake=True, accuracy=(FIGURE,))
    assert used_bundle_lines(hello(fake), english) == ("FAKE ENGINE, NOT A RESULT: no model is installed.",)


def test_a_figure_comes_with_its_interval_n_and_cohort(
    make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    lines = used_bundle_lines(hello(dataclasses.replace(make_bundle(), accuracy=(FIGURE,))), english)
    assert lines == (
        "Model heart-mini 1, library lib-1, variant fp32, on cpu.",
        "Trained on simulated cases alone.",
        "exact set of defects named: 78.2 % (95 % interval 76.9 to 79.6, n = 3600), SIMULATED hospitals",
    )


def test_what_was_counted_is_said_in_the_readers_language_or_as_the_bundle_names_it(
    make_bundle: Callable[..., BundleInfo], chinese: Language
) -> None:
    other = dataclasses.replace(FIGURE, metric="of another release")
    lines = used_bundle_lines(hello(dataclasses.replace(make_bundle(), accuracy=(FIGURE, other))), chinese)
    assert lines[-2].startswith("缺损组合判断完全正确：78.2 %")
    assert lines[-1].startswith("of another release：78.2 %")


def test_every_figure_of_the_shipped_bundle_is_said_in_both_languages(
    make_bundle: Callable[..., BundleInfo], english: Language, chinese: Language
) -> None:
    shipped = shipped_bundle()
    assert shipped is not None
    manifest = json.loads((shipped / "manifest.json").read_text(encoding="utf-8"))
    figures = [Accuracy(**one) for variant in manifest["variants"] for one in variant["figures"]]
    assert figures
    told = dataclasses.replace(make_bundle(), accuracy=tuple(figures))
    for line, figure in zip(used_bundle_lines(hello(told), english)[-len(figures) :], figures, strict=True):
        assert line.endswith(f"n = {figure.n}), {figure.cohort}")  # the translation says what the bundle says
    for line in used_bundle_lines(hello(told), chinese)[-len(figures) :]:
        assert "模拟医院，区间按医院抽样" in line
        assert not re.search("[A-Za-z]{2}", line)


def test_a_name_that_ends_with_its_version_says_it_once(
    make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    named = dataclasses.replace(make_bundle(), bundle_id="heart-2.0.0", version="2.0.0")
    assert used_bundle_lines(hello(named), english)[0].startswith("Model heart-2.0.0, library")


def test_a_bundle_of_real_cases_is_not_called_simulated(
    make_bundle: Callable[..., BundleInfo], english: Language
) -> None:
    assert len(used_bundle_lines(hello(make_bundle(simulated=False)), english)) == 1
