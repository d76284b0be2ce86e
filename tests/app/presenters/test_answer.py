from __future__ import annotations

from collections.abc import Callable

import pytest

from app.language import Language
from app.presenters.answer import answer_view, flag_remarks
from app.presenters.panel import AnswerPanel, EmptyPanel, FailurePanel, ProgressPanel, panel_view
from app.presenters.screening import Answered, NotAnswered, NotScreened, UnderWay
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Abstention, Call, FlagLevel, RaisedFlag, Result
from heart_engine.protocol.messages import BundleInfo, Step

MakeResult = Callable[..., Result]
MakeBundle = Callable[..., BundleInfo]
EARLY = (0.44, Call.RULE_IN)  # at less than even odds
IN, REFER, OUT = (0.85, Call.RULE_IN), (0.3, Call.REFER), (0.01, Call.RULE_OUT)


@pytest.mark.parametrize(
    ("calls", "headline"),
    [
        ((IN, REFER, OUT), "Atrial septal defect (ASD) likely"),
        ((IN, OUT, IN), "ASD and PDA likely"),
        ((IN, OUT, EARLY), "ASD likely, PDA possible"),
        ((EARLY, OUT, EARLY), "ASD and PDA possible"),
        ((OUT, EARLY, REFER), "Ventricular septal defect (VSD) possible"),
        ((OUT, REFER, OUT), "Ventricular septal defect (VSD): not certain, refer"),
        ((OUT, OUT, OUT), "No defect suggested; this excludes none"),
    ],
)
def test_the_headline_names_what_is_likely_else_what_is_uncertain(
    calls: tuple[tuple[float, Call], ...],
    headline: str,
    demo: Case,
    english: Language,
    make_result: MakeResult,
    make_bundle: MakeBundle,
) -> None:
    assert answer_view(demo, make_result(demo, *calls), make_bundle(), english).headline == headline


def test_without_healthy_controls_no_sentence_says_no_defect(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    view = answer_view(demo, make_result(demo, OUT, OUT, OUT), make_bundle(with_controls=False), english)
    assert view.headline == "None stands out; this excludes none"
    assert "cannot show that a heart is normal" in view.fixed_sentence


@pytest.mark.parametrize(
    ("code", "reason"),
    [("a_new_code", "The model does not answer this case (a_new_code).")],
)
def test_abstaining_is_an_answer_with_a_reason(
    code: str, reason: str, demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    result = make_result(demo, abstain=Abstention(code))
    view = answer_view(demo, result, make_bundle(), english)
    assert (view.headline, view.reason) == ("Cannot tell", reason)


def test_each_defect_has_its_bar_in_words(
    demo: Case, english: Language, chinese: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    asd, vsd, pda = answer_view(demo, make_result(demo), make_bundle(), english).bars
    assert (asd.name, asd.fraction, asd.call) == ("ASD", 0.85, "suggested")
    assert asd.accessible_name == "ASD: of 20 simulated cases like this, about 17, suggested"
    assert (vsd.frequency, vsd.call) == ("of 20 simulated cases like this, about 6", "not certain: refer")
    assert (pda.frequency, pda.call) == ("of 20 simulated cases like this, fewer than 1", "not suggested")
    assert answer_view(demo, make_result(demo), make_bundle(), chinese).bars[0].name == "房缺"


def test_the_third_label_is_called_what_the_bundle_declares(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    bundle = make_bundle(meaning=ThirdLabelMeaning.FORAMEN)
    assert answer_view(demo, make_result(demo), bundle, english).bars[2].name == "PFO"


@pytest.mark.parametrize(
    ("origin", "banner"),
    [
        ({"simulated": True, "fake": True}, "FAKE ENGINE, NOT A RESULT"),
        ({"simulated": True, "fake": False}, "Simulated: this model learned from simulated cases"),
        ({"simulated": False, "fake": False}, ""),
    ],
)
def test_what_is_fake_or_simulated_says_so(
    origin: dict[str, bool], banner: str, demo: Case, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    bundle = make_bundle(simulated=origin["simulated"])
    view = answer_view(demo, make_result(demo, **origin), bundle, Language("en"))
    assert (view.banner, view.fake) == (banner, origin["fake"])
    told = f"{view.fixed_sentence} {view.bars[0].frequency}"
    assert ("simulated" in told) is (origin["simulated"] and not origin["fake"])


def test_remarks_are_about_the_numbers_and_the_next_step(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    numbers, steps = answer_view(demo, make_result(demo), make_bundle(), english).remarks
    assert numbers.heading == "About the numbers, apart from the model"
    assert numbers.lines[0].text.startswith("Right heart looks enlarged while the left ventricle is not.")
    assert numbers.lines[0].loud
    assert steps.lines[0].text.startswith("Pulmonary pressure may be raised")


def test_a_part_without_remarks_has_no_heading(
    english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    case = Case(measurements={"lvedd": 45})
    view = answer_view(case, make_result(case, OUT, OUT, OUT), make_bundle(), english)
    assert [part.heading for part in view.remarks] == ["About the numbers, apart from the model"]


def test_flags_that_ask_for_a_referral_come_first(english: Language) -> None:
    flags = tuple(
        RaisedFlag(name, level)
        for name, level in [
            ("rvot_wide", FlagLevel.NOTE),
            ("rv_dilated", FlagLevel.CAUTION),
            ("regurg_sig", FlagLevel.PROMPT),
        ]
    )
    remarks = flag_remarks(flags, english)
    assert [remark.loud for remark in remarks] == [True, False, False]
    assert remarks[0].text.startswith("A leaking valve")
    assert remarks[2].text.startswith("Right ventricular outflow tract wide")


def test_refer_soon_stands_above_the_label(
    english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    case = Case(measurements={"ef": 25})
    view = answer_view(case, make_result(case), make_bundle(), english)
    assert view.urgent == ("Refer soon regardless of this result.",)
    assert all(line.text not in view.urgent for part in view.remarks for line in part.lines)


def test_the_last_line_says_what_answered(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    view = answer_view(demo, make_result(demo), make_bundle(), english)
    assert view.provenance.startswith("heart-mini · library lib-1 · fp32 · cpu · inputs ")
    assert len(view.provenance.rsplit(" ", 1)[1]) == 8


def test_the_panel_shows_one_page_for_each_state(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: MakeBundle
) -> None:
    result, bundle = make_result(demo), make_bundle()
    assert panel_view(NotScreened(), english) == EmptyPanel()
    assert panel_view(UnderWay(demo), english) == ProgressPanel("Waiting for the engine 0 %", 0)
    assert panel_view(UnderWay(demo, Step.FUSE, 0.57), english) == ProgressPanel(
        "Weighing similar cases 57 %", 57
    )
    fresh = panel_view(Answered(demo, result, bundle), english)
    assert fresh == AnswerPanel(
        answer_view(demo, result, bundle, english), "", can_be_overridden=True, override_text="override.open"
    )
    stale = panel_view(Answered(demo, result, bundle, stale=True), english)
    assert isinstance(stale, AnswerPanel)
    assert stale.stale_notice.startswith("The case was changed")
    failed = panel_view(NotAnswered("out_of_memory", {}), english)
    assert isinstance(failed, FailurePanel)
    assert failed.message.title == "There was not enough memory"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_words(step: Step, language: str) -> None:
    assert Language(language).text(f"progress.{step}")
