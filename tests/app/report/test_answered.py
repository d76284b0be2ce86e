from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from app.report.answered import answer_of
from app.report.speech import Speech
from app.report.values import CallMark
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Abstention, Call, Result
from heart_engine.protocol.messages import BundleInfo

Screened = Callable[..., Result]


def calls(asd: Call, vsd: Call, pdo: Call) -> dict[str, Call]:
    return {"asd": asd, "vsd": vsd, "pdo": pdo}


def test_what_is_likely_comes_first(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    answer = answer_of(screened(case), bundle, english)
    assert answer.headline == ("Suggested: Atrial septal defect (ASD)",)
    assert not answer.abstained
    assert [(line.label, line.mark, line.call) for line in answer.lines] == [
        ("asd", CallMark.RULE_IN, ("suggested",)),
        ("vsd", CallMark.RULE_OUT, ("less likely; not excluded",)),
        ("pdo", CallMark.REFER, ("unclear: refer to find out",)),
    ]
    assert (answer.lines[0].frequency, answer.lines[0].percent) == (("of 20 like this, about 16",), "78 %")
    assert answer.lines[0].opinions == ("70 %", "81 %")
    assert answer.opinion_names == (("nearest cases",), ("logistic model",))


def test_cases_that_were_left_out_are_named(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = screened(case)
    provenance = dataclasses.replace(result.provenance, excluded_cases=("R-1", "R-2"))
    remarks = answer_of(dataclasses.replace(result, provenance=provenance), bundle, english).remarks
    assert ("Answered without 2 reference case(s) that the clinician left out: R-1, R-2",) in remarks


def test_the_remarks(case: Case, bundle: BundleInfo, english: Speech, screened: Screened) -> None:
    sets, agreement, prevalence = (remark[0] for remark in answer_of(screened(case), bundle, english).remarks)
    assert sets == (
        "Likeliest combinations: ASD: of 20 like this, about 12; ASD + PDA: of 20 like this, about 2; "
        "none: of 20 like this, about 2."
    )
    assert agreement.startswith("Agreement: 1 of 2 second opinions")
    assert prevalence.endswith("ASD 40 %, VSD 30 %, ASD + PDA 20 %, none 10 %.")


def test_without_opinions_or_prevalence_nothing_is_said_of_them(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = screened(case)
    plain = dataclasses.replace(
        result,
        second_opinions={},
        provenance=dataclasses.replace(result.provenance, prevalence={}),
    )
    answer = answer_of(plain, bundle, english)
    assert len(answer.remarks) == 1
    assert answer.lines[0].opinions == ()


def test_an_unknown_opinion_is_named_and_a_label_it_lacks_is_a_dash(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = dataclasses.replace(screened(case), second_opinions={"tree\u202e": {"asd": 0.2}})
    answer = answer_of(result, bundle, english)
    assert answer.opinion_names == (("tree[U+202E]",),)
    assert [line.opinions for line in answer.lines] == [("20 %",), ("–",), ("–",)]


def test_a_prevalence_of_something_unknown_is_named(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = screened(case)
    odd = dataclasses.replace(
        result, provenance=dataclasses.replace(result.provenance, prevalence={"coarctation": 0.01})
    )
    assert answer_of(odd, bundle, english).remarks[-1][0].endswith("coarctation 1 %.")


def test_the_unclear_come_next(case: Case, bundle: BundleInfo, english: Speech, screened: Screened) -> None:
    result = screened(case, calls(Call.REFER, Call.RULE_OUT, Call.REFER))
    headline = answer_of(result, bundle, english).headline[0]
    assert headline == (
        "Unclear, refer to find out: Atrial septal defect (ASD), Patent ductus arteriosus (PDA)"
    )


def test_with_controls_nothing_stands_out_but_nothing_is_excluded(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = screened(case, calls(Call.RULE_OUT, Call.RULE_OUT, Call.RULE_OUT))
    assert "does not exclude" in answer_of(result, bundle, english).headline[0]


def test_without_controls_nothing_implies_a_normal_heart(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    result = screened(case, calls(Call.RULE_OUT, Call.RULE_OUT, Call.RULE_OUT))
    answer = answer_of(result, dataclasses.replace(bundle, with_controls=False), english)
    assert "cannot show that a heart is normal" in answer.headline[0]
    assert {line.call for line in answer.lines} == {("less likely than the others; not excluded",)}


@pytest.mark.parametrize(
    ("abstention", "reason"),
    [
        (Abstention("outside_library"), "this case is unlike the cases that the model knows."),
        (
            Abstention("too_few_measured", {"measured": 3, "needed": 6}),
            "too little was measured: 3 measurements, at least 6 are needed.",
        ),
        (
            Abstention("implausible_values", {"fields": ["lvedd", "ef", "new"]}),
            "values that need checking: LVDd, EF, new.",
        ),
        (Abstention("too_few_measured"), "the engine's reason is too_few_measured"),
        (Abstention("brand_new", {"score": 0.5}), "the engine's reason is brand_new"),
        (Abstention("odd\u202e", {"what": "\u202e"}), "the engine's reason is odd[U+202E]"),
    ],
)
def test_an_abstention_says_why_and_gives_no_figures(
    case: Case,
    bundle: BundleInfo,
    english: Speech,
    screened: Screened,
    abstention: Abstention,
    reason: str,
) -> None:
    answer = answer_of(screened(case, abstain=abstention), bundle, english)
    assert answer.headline == (f"No answer is given: {reason}",)
    assert (answer.abstained, answer.lines, answer.remarks) == (True, (), ())


def test_without_a_result_the_report_says_so(english: Speech, bundle: BundleInfo) -> None:
    answer = answer_of(None, bundle, english)
    assert answer.headline == ("Not screened: this report shows the measurements alone.",)


def test_the_third_label_is_what_the_bundle_declares(
    case: Case, bundle: BundleInfo, english: Speech, screened: Screened
) -> None:
    unclear = dataclasses.replace(bundle, third_label=ThirdLabelMeaning.UNRESOLVED)
    name = answer_of(screened(case), unclear, english).lines[-1].name[0]
    assert name.startswith("Third label of the source data")
