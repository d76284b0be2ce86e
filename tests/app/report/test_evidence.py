from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from app.report.content import report_content
from app.report.pdf import report_bytes
from app.report.values import ReportContent, ReportDetails, Site
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, ReferenceCase

Screened = Callable[..., Result]
Written = Callable[..., ReportContent]
CASES = (
    ReferenceCase("H1-17", ("asd",), "30-39", "female", {"rv": 37.0, "lvedd": 42.0, "ea_ratio": 1.0}),
    ReferenceCase("H2-3", (), "30-39", "male", {"rv": 100.0}),
    ReferenceCase("not beside this answer", ("vsd",), "30-39", "male", {"rv": 20.0}),
)


def test_what_stands_out_comes_first_with_the_supporting_cases_on_its_strip(written: Written) -> None:
    lines = written(("en",), reference_cases=CASES).evidence
    assert [line.abbreviation for line in lines] == ["RVD", "LVDd"]  # the undefined ratio has no band
    assert lines[0].name == ("Right ventricular diameter [long-axis antero-posterior]",)
    assert lines[0].strip.value == pytest.approx(28 / 45)
    assert [labels for labels, _ in lines[0].cases] == [("asd",), ()]
    assert [place for _, place in lines[0].cases] == pytest.approx([27 / 45, 2.0])
    assert [labels for labels, _ in lines[1].cases] == [("asd",)]


def test_at_most_six(written: Written) -> None:
    everything = dataclasses.replace(
        CASES[0], measurements=dict.fromkeys(["lvedd", "rv", "ra", "pa", "ef", "sv", "co"], 9.0)
    )
    assert len(written(reference_cases=(everything,)).evidence) == 6


def test_without_cases_or_without_a_result_there_is_no_picture(
    written: Written, case: Case, site: Site, details: ReportDetails, bundle: BundleInfo
) -> None:
    assert written().evidence == ()
    known = dataclasses.replace(details, reference_cases=CASES)
    assert report_content(case, None, bundle, ("en",), site, known).evidence == ()


def test_it_is_printed(written: Written) -> None:
    assert report_bytes(written(reference_cases=CASES)) != report_bytes(written())
