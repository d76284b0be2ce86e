from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

import pypdfium2
import pytest

from app.demo import demo_paths
from app.language import Language
from app.report.pdfium import PDFIUM
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text, inputs_sha256
from heart_engine.domain.flags import raise_flags
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning, label_sets
from heart_engine.domain.result import Abstention, Call, LabelAnswer, Provenance, Result, SetProbability
from heart_engine.protocol.messages import BundleInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything of Qt is imported

USUAL = ((0.85, Call.RULE_IN), (0.3, Call.REFER), (0.01, Call.RULE_OUT))


@pytest.fixture
def english() -> Language:
    return Language("en")


@pytest.fixture
def chinese() -> Language:
    return Language("zh")


@pytest.fixture
def demo() -> Case:
    """A woman with a large defect: right heart large, left ventricle not."""
    return case_from_text(demo_paths()[0].read_text(encoding="utf-8"))


@pytest.fixture
def make_bundle() -> Callable[..., BundleInfo]:
    return bundle_of


@pytest.fixture
def make_result() -> Callable[..., Result]:
    return result_of


def bundle_of(
    *, with_controls: bool = True, simulated: bool = True, meaning: ThirdLabelMeaning = ThirdLabelMeaning.DUCT
) -> BundleInfo:
    return BundleInfo(
        bundle_id="heart-mini",
        version="1",
        library="lib-1",
        variant="fp32",
        third_label=meaning,
        with_controls=with_controls,
        simulated=simulated,
        fake=False,
        prevalence={},
    )


def result_of(
    case: Case,
    *calibrated: tuple[float, Call],
    abstain: Abstention | None = None,
    simulated: bool = True,
    fake: bool = False,
) -> Result:
    answers = {label: LabelAnswer(*one) for label, one in zip(LABELS, calibrated or USUAL, strict=True)}
    sets = label_sets(with_none=True)
    return Result(
        sets=tuple(SetProbability(labels, 1 / len(sets)) for labels in sets),
        labels=answers,
        abstain=abstain,
        supporting_cases=(),
        no_case_attention=1.0,
        second_opinions={},
        flags=raise_flags(case, {label: answer.call for label, answer in answers.items()}),
        provenance=Provenance(
            bundle="heart-mini",
            library="lib-1",
            variant="fp32",
            device="cpu",
            prevalence={},
            inputs_sha256=inputs_sha256(case),
            simulated=simulated,
            fake=fake,
        ),
    )


def texts_by_pdfium(pdf: bytes) -> list[str]:
    """Return the text of each page, and leave nothing of pdfium behind for another thread to stumble over."""
    with PDFIUM, contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
