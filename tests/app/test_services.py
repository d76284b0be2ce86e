"""The real report of a real window: what its font lacks is asked for, field by field."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.language import Language
from app.presenters.printing import NotPrintableError, OnRecord, order_for, transliteration_question
from app.presenters.screening import Answered
from app.report.page_images import page_images
from app.reporting import make_report
from app.settings import Settings
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import Impression, Judgement, Override
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
) -> None:
    case = dataclasses.replace(demo, case_id=case_id)
    order = order_for(Answered(case, make_result(case), make_bundle()), "", None)
    with pytest.raises(NotPrintableError) as caught:
        make_report(order, Settings())
    assert (caught.value.field, caught.value.rule) == ("patient.id", rule)
    for language, name in (("en", "case number"), ("zh", "编号")):
        assert name in transliteration_question(caught.value, Language(language))
    made = make_report(order.with_instead("patient.id", "Mohammed-7"), Settings(site_name="县医院"))
    text = PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert "Mohammed-7" in text
    assert "县医院" in text


def test_a_field_of_another_release_is_named_as_it_is() -> None:
    question = transliteration_question(NotPrintableError("bundle.motto", "too_long", ""), Language("en"))
    assert "bundle.motto" in question


def test_what_the_clinician_thought_is_printed(
    demo: Case, make_result: Callable[..., Result], make_bundle: Callable[..., BundleInfo]
) -> None:
    answered = Answered(demo, make_result(demo), make_bundle())
    judged = [
        Judgement(Impression(None), Override(("vsd",), "jet seen")),
        Judgement(Impression(("asd",))),
        Judgement(),
    ]
    texts = []
    for judgement in judged:
        order = order_for(dataclasses.replace(answered, judgement=judgement), "王小明", OnRecord("ab12", 3))
        made = make_report(order, Settings())
        texts.append("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made.pdf)).pages))
    assert all("王小明" in text and "ab12 v3" in text for text in texts)
    assert "cannot tell" in texts[0]
    assert "jet seen" in texts[0]
    assert ["jet seen" in text for text in texts[1:]] == [False, False]


def test_a_report_leaves_nothing_of_a_patient_on_the_disk(
    demo: Case,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    order = order_for(Answered(demo, make_result(demo), make_bundle()), "王小明", None)
    pages = list(page_images(make_report(order, Settings()).pdf, 72))
    assert [page.width for page in pages] == [596, 596]
    assert all(len(set(page.pixels[: 300 * page.stride])) > 10 for page in pages)  # something is drawn
    assert list(tmp_path.iterdir()) == []
