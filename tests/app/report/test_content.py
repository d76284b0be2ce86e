from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.report.content import StaleResultError, report_content
from app.report.values import (
    FreeText,
    PrintProblem,
    ReportContent,
    ReportDetails,
    Site,
    Unprintable,
    Words,
    free_texts,
    print_problems,
)
from heart_engine.domain.case import Case, Context, Patient, Rhythm, Sex, Symptom
from heart_engine.domain.case_json import case_from_json, inputs_sha256
from heart_engine.domain.result import Abstention, FlagLevel, RaisedFlag, Result
from heart_engine.domain.result_json import result_from_json
from heart_engine.protocol.messages import BundleInfo, Explanation, Sensitivity

Screened = Callable[..., Result]
Written = Callable[..., ReportContent]
SIMULATED = "SIMULATED: the model was trained on simulated cases, not on patients."


def facts(content: ReportContent) -> dict[str, str | Words]:
    return {
        fact.label[-1]: fact.value.printed if isinstance(fact.value, FreeText) else fact.value[-1]
        for fact in (*content.patient, *content.model, *content.clinician)
    }


def test_both_languages_in_the_order_asked_for(written: Written) -> None:
    assert written(("zh", "en")).title == ("超声心动图筛查报告", "Echocardiography screening report")
    assert written(("en", "zh")).title == ("Echocardiography screening report", "超声心动图筛查报告")
    assert written(("en",)).title == ("Echocardiography screening report",)


def test_the_patient(written: Written) -> None:
    told = facts(written())
    assert told["Patient no."] == "2026-0117"
    assert told["Name or initials"] == "李明"
    assert (told["Sex"], told["Age"], told["BSA"]) == ("female", "34 y", "1.56 m²")
    assert (told["Height"], told["Weight"], told["Heart rate"], told["SpO2"]) == (
        "160 cm",
        "55 kg",
        "72 /min",
        "98 %",
    )
    assert (told["Rhythm"], told["Symptoms and signs"], told["Examined"]) == ("sinus", "murmur", "unknown")


def test_nothing_known_is_said_as_unknown(bundle: BundleInfo, site: Site, details: ReportDetails) -> None:
    told = facts(report_content(Case(), None, bundle, ("en",), site, details))
    for name in ("Sex", "Age", "BSA", "Height", "Weight", "Rhythm", "Examined"):
        assert told[name] == "unknown"
    assert told["Symptoms and signs"] == "none entered"


def test_an_infant_in_months_and_a_pregnancy(site: Site, details: ReportDetails) -> None:
    infant = Case(
        patient=Patient(1.25, Sex.MALE),
        context=Context(
            rhythm=Rhythm.ATRIAL_FIBRILLATION,
            pregnant=True,
            symptoms=frozenset({Symptom.MURMUR, Symptom.CYANOSIS}),
            exam_date="2026-11-20",
        ),
    )
    told = facts(report_content(infant, None, None, ("en",), site, details))
    assert told["Age"] == "15 months"
    assert told["Rhythm"] == "atrial fibrillation, pregnant"
    assert told["Symptoms and signs"] == "cyanosis, murmur"
    assert told["Examined"] == "2026-11-20"


def test_the_details_win_over_the_case_id(written: Written) -> None:
    assert facts(written(patient_id="P-9"))["Patient no."] == "P-9"


@pytest.mark.parametrize("said_by", ["bundle", "result"])
def test_a_fake_engine_is_named_whoever_says_so(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened, said_by: str
) -> None:
    result = screened(case, fake=said_by == "result")
    fake = dataclasses.replace(bundle, fake=said_by == "bundle")
    banners = {
        language: report_content(case, result, fake, (language,), site, details).fake_banner
        for language in ("en", "zh")
    }
    assert banners == {
        "en": "FAKE ENGINE, NOT A RESULT",
        "zh": "FAKE ENGINE, NOT A RESULT · 测试用假引擎，非真实结果",
    }


def test_a_real_engine_has_no_banner(written: Written) -> None:
    assert written().fake_banner == ""


@pytest.mark.parametrize(("of_bundle", "of_result"), [(True, False), (False, True), (False, False)])
def test_simulated_is_said_wherever_it_is_true(
    case: Case, bundle: BundleInfo, site: Site, screened: Screened, of_bundle: bool, of_result: bool
) -> None:
    declared = dataclasses.replace(bundle, simulated=of_bundle)
    result = screened(case, simulated=of_result)
    content = report_content(case, result, declared, ("en",), site)
    assert ((SIMULATED,) in content.notices) == (of_bundle or of_result)


def test_a_fake_engine_s_report_says_nothing_of_training(
    case: Case, bundle: BundleInfo, site: Site, screened: Screened
) -> None:
    fake = dataclasses.replace(bundle, fake=True)
    content = report_content(case, screened(case, fake=True), fake, ("en",), site)
    told = " ".join([*content.fixed_sentence, str(facts(content)), *(one[0] for one in content.notices)])
    assert content.fake_banner
    assert "a fixed rule answered" in content.fixed_sentence[0]
    assert "trained" not in told
    assert "simulated" not in told.lower()


def test_what_was_voided_or_transliterated_is_said_on_every_page(written: Written) -> None:
    assert written().notices == (("模拟：模型由模拟病例训练，未使用真实患者的数据。", SIMULATED),)
    changed = written(("en",), voided=frozenset({"ef"}), transliterations={"patient.name": "Li Ming"})
    assert len(changed.notices) == 3
    assert facts(changed)["Name or initials"] == "Li Ming"
    whole = written(("en",), voided=frozenset({"ef"}), void_reason="another patient")
    assert [one[0].split(":")[0] for one in whole.notices] == [
        "SIMULATED",
        "This examination was voided",
        "A measurement was declared wrong since; it is marked below.",
    ]
    assert [fact.value for fact in whole.clinician][-1] == FreeText("void_reason", *["another patient"] * 2)


@pytest.mark.parametrize(
    ("declared", "part"),
    [
        ({"with_controls": False, "simulated": True}, "cannot show that a heart is normal"),
        ({"with_controls": True, "simulated": True}, "trained on simulated cases"),
        ({"with_controls": True, "simulated": False}, "It was trained on cases"),
    ],
)
def test_the_fixed_sentence_fits_the_bundle(
    case: Case, bundle: BundleInfo, site: Site, screened: Screened, declared: dict[str, bool], part: str
) -> None:
    fitting = dataclasses.replace(
        bundle, with_controls=declared["with_controls"], simulated=declared["simulated"]
    )
    content = report_content(case, screened(case), fitting, ("en",), site)
    assert part in content.fixed_sentence[0]
    assert "Not a medical device and not a diagnosis" in content.fixed_sentence[0]


def test_without_details_it_is_printed_now(case: Case, site: Site) -> None:
    before = datetime.now(tz=UTC)
    content = report_content(case, None, None, ("en",), site)
    assert before <= content.printed_at <= datetime.now(tz=UTC)


def test_a_result_of_other_inputs_is_refused(
    case: Case, bundle: BundleInfo, site: Site, screened: Screened
) -> None:
    edited = dataclasses.replace(case, measurements={**case.measurements, "ef": 55.0})
    with pytest.raises(StaleResultError, match=inputs_sha256(edited)):
        report_content(edited, screened(case), bundle, ("en",), site)


def test_a_result_of_another_bundle_is_refused(
    case: Case, bundle: BundleInfo, site: Site, screened: Screened
) -> None:
    other = dataclasses.replace(bundle, bundle_id="other")
    with pytest.raises(StaleResultError, match="not by other"):
        report_content(case, screened(case), other, ("en",), site)


def test_a_record_whose_bundle_is_gone_is_printed_from_the_result_alone(
    case: Case, site: Site, details: ReportDetails, screened: Screened
) -> None:
    content = report_content(case, screened(case), None, ("en",), site, details)
    assert content.answer.headline == ("Suggested: Atrial septal defect (ASD)",)
    assert content.answer.lines[-1].name[0].startswith("Third label of the source data")
    assert (content.identity.bundle.printed, facts(content)["Model"]) == ("demo-bundle", "demo-bundle")
    assert facts(content)["Accuracy"] == "not stated by this model: do not rely on it"
    assert content.notices == ((SIMULATED,),)


def test_a_flag_of_another_release_is_named_by_its_id(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened
) -> None:
    flag = RaisedFlag("not_yet_invented", FlagLevel.NOTE)
    result = dataclasses.replace(screened(case), flags=(flag,))
    content = report_content(case, result, bundle, ("en",), site, details)
    assert content.flags[0].text == ("A flag of another release of the program: not_yet_invented",)


def test_flags_are_those_of_the_result_loudest_first(written: Written) -> None:
    marks = [flag.mark for flag in written().flags]
    assert marks == sorted(marks, key=["▲", "!", "·"].index)
    assert marks[0] == "▲"
    assert written(("en",)).flags[0].text[0].startswith("Right heart looks enlarged")


def test_a_severe_flag_says_so(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened
) -> None:
    flag = RaisedFlag("tr_velocity", FlagLevel.PROMPT, {"severe": True})
    result = dataclasses.replace(screened(case), flags=(flag,))
    content = report_content(case, result, bundle, ("en",), site, details)
    assert content.flags[0].text[0].endswith("(beyond the severe limit)")


def test_without_a_result_the_numbers_still_raise_flags(
    case: Case, site: Site, details: ReportDetails
) -> None:
    content = report_content(case, None, None, ("en",), site, details)
    assert content.flags[0].text[0].startswith("Right heart looks enlarged")
    assert content.fixed_sentence[0].startswith("Research aid. Not a medical device")
    assert content.supporting == ()
    assert content.supporting_note == ()
    assert facts(content)["Model"] == "none: no model was asked"


def test_next_steps_follow_from_calls_and_flags(written: Written) -> None:
    steps = [step[0] for step in written(("en",)).next_steps]
    assert any("atrial septum" in step for step in steps)
    assert any("duct" in step for step in steps)
    assert not any("ventricular septum" in step for step in steps)


def test_an_engine_that_abstains_steers_nothing(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened
) -> None:
    result = screened(case, abstain=Abstention("outside_library"))
    content = report_content(case, result, bundle, ("en",), site, details)
    assert not any("atrial septum" in step[0] for step in content.next_steps)
    assert content.answer.abstained


def test_the_supporting_cases_with_what_each_changes(written: Written) -> None:
    changes = {"asd": -0.214, "vsd": -0.001, "pdo": 0.02}
    explanation = Explanation((Sensitivity("H1-17", changes),), (), ())
    first, second = written(("zh", "en"), explanation=explanation).supporting
    assert (first.case_id.printed, first.names) == ("H1-17", ("房缺", "ASD"))
    assert (first.similarity, first.attention, first.share) == ("0.93", 0.5, "50 %")
    assert first.change == ("房缺 -21，室缺 0，动脉导管 +2", "ASD -21, VSD 0, PDA +2")
    assert (second.labels, second.names, second.change) == ((), ("无上述缺损", "none"), ())
    assert written(("en",)).supporting_note == ("Weight on none of these cases: 20 %.",)


def test_the_model_its_data_and_its_accuracy_with_n_and_interval(written: Written) -> None:
    told = facts(written())
    assert (told["Model"], told["Library"], told["Variant"], told["Ran on"]) == (
        "demo-bundle 1.2.3",
        "demo-library",
        "cpu-float32",
        "CPU",
    )
    assert told["Data"] == "trained on simulated cases, with examinations without any of the defects"
    assert told["Accuracy"] == "all labels right, test split: 79.2 % (74.1–83.8 %, n = 260)"


def test_a_bundle_whose_name_ends_with_its_version_says_it_once(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails
) -> None:
    named = dataclasses.replace(bundle, bundle_id="demo-bundle-1.2.3", version="1.2.3")
    assert facts(report_content(case, None, named, ("en",), site, details))["Model"] == "demo-bundle-1.2.3"


def test_what_was_counted_is_said_in_the_languages_of_the_report(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails
) -> None:
    (figure,) = bundle.accuracy
    counted = dataclasses.replace(bundle, accuracy=(dataclasses.replace(figure, metric="exact match"),))
    content = report_content(case, None, counted, ("zh", "en"), site, details)
    (told,) = [one for one in content.model if "exact set" in one.label[1]]
    assert told.label == ("准确度（缺损组合判断完全正确）", "Accuracy (exact set of defects named)")
    assert isinstance(told.value, FreeText)
    assert told.value.printed == "test split: 79.2 % (74.1–83.8 %, n = 260)"


def test_among_whom_it_was_counted_is_said_in_the_languages_of_the_report(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails
) -> None:
    cohort = "19 SIMULATED hospitals that took no part in training, interval drawn by hospital"
    (figure,) = bundle.accuracy
    counted = dataclasses.replace(figure, metric="exact match", cohort=cohort)
    shown = dataclasses.replace(bundle, accuracy=(counted,))
    content = report_content(case, None, shown, ("zh", "en"), site, details)
    (told,) = [one for one in content.model if "exact set" in one.label[1]]
    assert told.value == (
        "19 家未参与训练的模拟医院，区间按医院抽样：79.2 %（95 % 区间 74.1–83.8，n = 260）",
        f"{cohort}: 79.2 % (95 % interval 74.1 to 83.8, n = 260)",
    )


def test_what_was_measured_besides_is_printed_too(
    case: Case, site: Site, details: ReportDetails, written: Written
) -> None:
    jet = dataclasses.replace(case, side={"tr_velocity_m_s": 2.4, "mr_volume_ml": 12.0, "e_over_eprime": 9.5})
    content = report_content(jet, None, None, ("en",), site, details)
    assert content.side == (
        "Measured besides: MR regurgitant volume 12 mL, TR jet peak velocity 2.4 m/s, E/e′ ratio 9.5.",
    )
    assert written().side == ()


def test_the_library_and_variant_are_those_that_ran(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails, screened: Screened
) -> None:
    now = dataclasses.replace(bundle, variant="int8", library="another")
    content = report_content(case, screened(case), now, ("en",), site, details)
    assert (facts(content)["Library"], facts(content)["Variant"]) == ("demo-library", "cpu-float32")
    assert content.identity.variant.printed == "cpu-float32"
    unasked = report_content(case, None, now, ("en",), site, details)
    assert (facts(unasked)["Library"], facts(unasked)["Variant"]) == ("another", "int8")
    assert unasked.identity.variant.printed == ""


def test_a_bundle_without_figures_or_controls_says_so(
    case: Case, bundle: BundleInfo, site: Site, details: ReportDetails
) -> None:
    bare = dataclasses.replace(bundle, accuracy=(), with_controls=False, simulated=False)
    told = facts(report_content(case, None, bare, ("en",), site, details))
    assert told["Accuracy"] == "not stated by this model: do not rely on it"
    assert told["Data"] == "trained on patients' examinations, every case had at least one defect"
    assert "Ran on" not in told


def test_the_clinicians_own_words(written: Written) -> None:
    told = facts(written(impression="Murmur.\n<b>ASD?</b>", override="No."))
    assert (told["Own impression"], told["Own decision, if it differs"]) == ("Murmur.\n<b>ASD?</b>", "No.")


def test_only_what_the_site_has_is_printed(written: Written) -> None:
    assert [(line.field, line.printed) for line in written().site] == [
        ("site.name", "县医院"),
        ("site.department", "Echo"),
        ("site.contact", "0991"),
    ]


def test_the_identity_as_text(case: Case, written: Written) -> None:
    identity = written().identity
    assert identity.inputs_sha256 == inputs_sha256(case)
    assert identity.qr_text == (
        "HEART report\nrecord=R-17\nbundle=demo-bundle\nvariant=cpu-float32\n"
        f"inputs_sha256={inputs_sha256(case)}"
    )


def test_the_attachment_holds_the_same_numbers_and_the_stored_texts(case: Case, written: Written) -> None:
    content = written(transliterations={"patient.name": "Li Ming"}, override="No.", voided=frozenset({"ef"}))
    document = json.loads(content.attachment)
    assert case_from_json(document["case"]) == case
    assert result_from_json(document["result"]).labels["asd"].probability == 0.78
    assert document["patient"] == {"id": "2026-0117", "name": "李明"}
    assert (document["format"], document["override"], document["voided"]) == (
        "heart-report/1",
        "No.",
        ["ef"],
    )
    assert document["bundle"] == {"id": "demo-bundle", "version": "1.2.3"}


def test_the_attachment_without_a_result(case: Case, site: Site, details: ReportDetails) -> None:
    document = json.loads(report_content(case, None, None, ("en",), site, details).attachment)
    assert (document["result"], document["bundle"]) == (None, None)


def test_every_field_with_a_missing_glyph_is_named(written: Written) -> None:
    content = written(patient_name="Ayşe", impression="one\ntwo\n𠮷", record_id="R\u202e")
    assert print_problems(content) == (
        PrintProblem("patient.name", Unprintable.MISSING_GLYPHS, "ş"),
        PrintProblem("impression", Unprintable.MISSING_GLYPHS, "𠮷"),
        PrintProblem("record_id", Unprintable.MISSING_GLYPHS, "\u202e"),
    )


def test_a_transliteration_is_printed_and_the_stored_name_kept(written: Written) -> None:
    content = written(patient_name="Ayşe", transliterations={"patient.name": "Ayshe"})
    name = next(text for text in free_texts(content) if text.field == "patient.name")
    assert (name.stored, name.printed) == ("Ayşe", "Ayshe")
    assert print_problems(content) == ()


def test_unattended_the_code_points_are_printed(written: Written) -> None:
    content = written(patient_name="Ayşe", impression="a\n𠮷", unattended=True)
    assert print_problems(content) == ()
    assert facts(content)["Name or initials"] == "Ay[U+015F]e"
    assert facts(content)["Own impression"] == "a\n[U+20BB7]"


def test_a_field_too_long_for_its_place_is_named_but_prose_may_be_long(written: Written) -> None:
    content = written(patient_name="李" * 201, impression="李\n" * 300)
    assert print_problems(content) == (PrintProblem("patient.name", Unprintable.TOO_LONG),)
    unattended = written(patient_name="李" * 201, unattended=True)
    assert facts(unattended)["Name or initials"] == "李" * 196 + " […]"
    assert print_problems(unattended) == ()
