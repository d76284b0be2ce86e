"""What the shipped bundle says of its figures has words in both languages: its maker wrote English alone."""

from __future__ import annotations

import pytest

from app.bundle_words import cohort_message, metric_message
from app.language import LANGUAGES, Language
from heart_engine.bundle.manifest import read_manifest
from heart_engine.domain.resources import resource_path


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_figure_of_the_shipped_bundle_has_words(code: str) -> None:
    language = Language(code)
    (folder,) = resource_path("bundles").iterdir()
    figures = [one for variant in read_manifest(folder).variants for one in variant.figures]
    assert figures
    for one in figures:
        cohort, params = cohort_message(one.cohort)
        assert cohort, one.cohort
        assert str(params["hospitals"]) in language.text(f"report.{cohort}", **params)
        assert language.knows(f"report.{metric_message(one.metric)}")
