"""One patient with a large right heart, what an engine might answer, and the report of both."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.report.content import report_content
from app.report.speech import Speech
from app.report.values import ReportContent, ReportDetails, Site
from heart_engine.domain.case import Case, Context, Patient, Rhythm, Sex, Symptom
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.flags import raise_flags
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning
from heart_engine.domain.result import (
    Abstention,
    Call,
    LabelAnswer,
    Provenance,
    Result,
    SetProbability,
    SupportingCase,
)
from heart_engine.protocol.messages import Accuracy, BundleInfo

ALL_25 = {
    "lvedd": 40,
    "lvesd": 25,
    "lvpwt": 8,
    "ivst": 8.5,
    "rvot": 37,
    "mv_e": 78,
    "mv_a": 52,
    "mve_e": 11.2,
    "fs": 37.5,
    "ef": 67,
    "lad": 33,
    "mv_ea_ratio": 1.5,
    "wms": 1,
    "ao_sinus": 28,
    "ao_annulus": 20,
    "pa": 31,
    "ra": 48,
    "rv": 38,
    "mr": 1,
    "tr": 2.5,
    "ar": 0,
    "pr": 1,
    "co": 4.2,
    "sv": 60,
    "ea_ratio": 1.3,
}
CALLS = {"asd": Call.RULE_IN, "vsd": Call.RULE_OUT, "pdo": Call.REFER}
SETS: dict[LabelSet, float] = {
    ("asd",): 0.62,
    ("asd", "pdo"): 0.12,
    (): 0.10,
    ("vsd",): 0.05,
    ("pdo",): 0.05,
    ("asd", "vsd"): 0.03,
    ("vsd", "pdo"): 0.02,
    ("asd", "vsd", "pdo"): 0.01,
}
Screened = Callable[..., Result]
Written = Callable[..., ReportContent]


@pytest.fixture
def case() -> Case:
    return Case(
        case_id="2026-0117",
        patient=Patient(34, Sex.FEMALE, 160, 55),
        context=Context(72, Rhythm.SINUS, pregnant=False, spo2=98, symptoms=frozenset({Symptom.MURMUR})),
        measurements={key: float(value) for key, value in ALL_25.items()},
        sites={"rv": "plax_ap"},
    )


@pytest.fixture
def bundle() -> BundleInfo:
    return BundleInfo(
        bundle_id="demo-bundle",
        version="1.2.3",
        library="demo-library",
        variant="cpu-float32",
        third_label=ThirdLabelMeaning.DUCT,
        with_controls=True,
        simulated=True,
        fake=False,
        prevalence={},
        accuracy=(Accuracy("all labels right", "test split", 79.23, 74.1, 83.8, 260),),
    )


@pytest.fixture
def site() -> Site:
    return Site("县医院", "Echo", "", "0991")


@pytest.fixture
def details() -> ReportDetails:
    return ReportDetails(
        printed_at=datetime(2026, 11, 20, 10, 32, tzinfo=UTC), record_id="R-17", patient_name="李明"
    )


@pytest.fixture
def screened() -> Screened:
    """Return what makes a result that belongs to a case."""

    def make(
        case: Case,
        calls: dict[str, Call] | None = None,
        *,
        abstain: Abstention | None = None,
        simulated: bool = True,
        fake: bool = False,
    ) -> Result:
        answers = {
            label: LabelAnswer(probability, call)
            for (label, call), probability in zip((calls or CALLS).items(), (0.78, 0.11, 0.2), strict=True)
        }
        return Result(
            sets=tuple(SetProbability(labels, share) for labels, share in SETS.items()),
            labels=answers,
            abstain=abstain,
            supporting_cases=(
                SupportingCase("H1-17", ("asd",), 0.93, 0.5),
                SupportingCase("H2-3", (), 0.9, 0.3),
            ),
            no_case_attention=0.2,
            second_opinions={
                "neighbours": {"asd": 0.7, "vsd": 0.12, "pdo": 0.3},
                "logistic": {"asd": 0.81, "vsd": 0.05, "pdo": 0.55},
            },
            flags=raise_flags(case, calls or CALLS),
            provenance=Provenance(
                bundle="demo-bundle",
                library="demo-library",
                variant="cpu-float32",
                device="CPU",
                prevalence={"asd": 0.4, "vsd": 0.3, "asd+pdo": 0.2, "none": 0.1},
                inputs_sha256=inputs_sha256(case),
                simulated=simulated,
                fake=fake,
            ),
        )

    return make


@pytest.fixture
def written(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened
) -> Written:
    """Return what makes a report of the case, with some of it changed."""

    def make(languages: tuple[str, ...] = ("zh", "en"), **changes: object) -> ReportContent:
        told = dataclasses.replace(details, **changes)  # type: ignore[arg-type]  # checked by the dataclass
        return report_content(case, screened(case), bundle, languages, site, told)

    return make


@pytest.fixture
def english(details: ReportDetails) -> Speech:
    return Speech(("en",), details)
