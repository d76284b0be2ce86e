"""The real report of a real window: what its font lacks is asked for, field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.language import Language
from app.presenters.printing import NotPrintableError, transliteration_question
from app.presenters.screening import Answered
from app.services import write_answer
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo


@pytest.mark.parametrize(
    ("case_id", "rule"),
    [("محمد بن عبد الله", "missing_glyphs"), ("7" * 500, "too_long"), ("A\U0001f600", "missing_glyphs")],
)
def test_what_cannot_be_printed_is_named_and_printed_as_it_was_answered(
    case_id: str,
    rule: str,
    demo: Case,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
    tmp_path: Path,
) -> None:
    case = dataclasses.replace(demo, case_id=case_id)
    answered = Answered(case, make_result(case), make_bundle())
    path = tmp_path / "report.pdf"
    with pytest.raises(NotPrintableError) as caught:
        write_answer(answered, path, {})
    assert (caught.value.field, caught.value.rule) == ("patient.id", rule)
    assert not path.exists()
    for language, name in (("en", "case number"), ("zh", "编号")):
        assert name in transliteration_question(caught.value, Language(language))
    write_answer(answered, path, {"patient.id": "Mohammed-7"})
    assert "Mohammed-7" in PdfReader(path).pages[0].extract_text()


def test_a_field_of_another_release_is_named_as_it_is() -> None:
    question = transliteration_question(NotPrintableError("bundle.motto", "too_long", ""), Language("en"))
    assert "bundle.motto" in question
