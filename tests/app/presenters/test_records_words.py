"""What is said of records: on the desk, in the history, of backups, of two examinations side by side."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.language import Language
from app.presenters.answer_words import answer_word, answer_words
from app.presenters.examination import examine
from app.presenters.filed import FiledAs
from app.presenters.form import Form, form_from_case
from app.presenters.history_words import exam_sheet, line_of
from app.presenters.kept_answer import UnreadableAnswerError, answer_text, answered_from
from app.presenters.kept_exam import kept_exam, order_of
from app.presenters.recording import KnownPatient, exam_day, filed_after, offer_words, on_record, record_line
from app.presenters.safekeeping import backup_rows, backup_status, verified_words
from app.presenters.screening import Answered, Evidence
from app.presenters.store_words import message_for_error, sentence_for_error
from app.presenters.trend import counted, trend_rows
from app.store.backups import Backup, Description
from app.store.errors import DiskFullError
from app.store.history import ExamFile
from app.store.program_update import REASON
from app.store.record_types import (
    Damage,
    ExamVersion,
    Opinion,
    PatientVersion,
    StoredResult,
    Void,
)
from app.store.search import HistoryEntry
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json, inputs_sha256
from heart_engine.domain.judgement import Impression, Judgement, Override
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Abstention, Call, Result
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase, Sensitivity

AT = "2026-03-01T08:00:00.000+00:00"
NOW = datetime(2026, 3, 20, 8, tzinfo=UTC)
MakeResult = Callable[..., Result]


@pytest.fixture
def answered(demo: Case, make_result: MakeResult, make_bundle: Callable[..., BundleInfo]) -> Answered:
    evidence = Evidence(
        Explanation((Sensitivity("r1", {"asd": -0.1}),), (), ("ef",)),
        (ReferenceCase("r1", ("asd",), "18-40", "female", {"lvedd": 40.0}),),
    )
    return Answered(demo, make_result(demo), make_bundle(), evidence=evidence)


def file_of(
    case: Case, answered: Answered | None, opinions: tuple[Opinion, ...] = (), voids: tuple[Void, ...] = ()
) -> ExamFile:
    text, inputs = json.dumps(case_to_json(case)), inputs_sha256(case)
    exam = ExamVersion("e1", 2, "p1", "2026-03-01", text, inputs, AT, "吴医生")
    result = None
    if answered is not None:
        word = answer_word(answered.result)
        kept = answer_text(answered)
        result = StoredResult("r1", "e1", 2, inputs, kept, "heart-mini", "fp32", word, AT, "吴医生")
    patient = PatientVersion("p1", 1, case.case_id, "王小明", "female", "", AT, "吴医生")
    return ExamFile(exam, patient, result, opinions, (), voids)


def test_a_kept_answer_comes_back_whole(answered: Answered) -> None:
    assert answered_from(answered.case, answer_text(answered), Judgement()) == answered
    bare = dataclasses.replace(answered, evidence=Evidence())
    assert answered_from(bare.case, answer_text(bare), Judgement()) == bare


def test_a_kept_answer_keeps_the_order_in_which_everything_was_shown(answered: Answered) -> None:
    opinions = {"neighbours": {"vsd": 0.2, "asd": 0.1}, "logistic": {"vsd": 0.3, "asd": 0.1}}
    prevalence = {"none": 0.6, "asd": 0.3, "asd+vsd": 0.1}
    provenance = dataclasses.replace(answered.result.provenance, prevalence=prevalence)
    result = dataclasses.replace(answered.result, second_opinions=opinions, provenance=provenance)
    shown = dataclasses.replace(answered, result=result)
    kept = answered_from(shown.case, answer_text(shown), Judgement()).result
    assert list(kept.second_opinions) == list(opinions)
    assert list(kept.second_opinions["logistic"]) == ["vsd", "asd"]
    assert list(kept.provenance.prevalence) == list(prevalence)
    assert list(kept.labels) == list(result.labels)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "heart-answer/9"}', '{"format": "heart-answer/1"}']
)
def test_an_answer_of_another_release_is_refused(text: str, demo: Case) -> None:
    with pytest.raises(UnreadableAnswerError):
        answered_from(demo, text, Judgement())


def test_what_the_history_searches_for(demo: Case, make_result: MakeResult) -> None:
    low, unclear = (0.01, Call.RULE_OUT), (0.3, Call.REFER)
    results = (
        make_result(demo),
        make_result(demo, low, unclear, low),
        make_result(demo, low, low, low),
        make_result(demo, abstain=Abstention("too_few", {})),
    )
    assert [answer_word(result) for result in results] == ["asd", "refer", "none", "abstain"]


def test_an_examination_is_read_back_as_it_was_judged(answered: Answered, english: Language) -> None:
    def opinion(kind: str, answer: str, reason: str = "") -> Opinion:
        return Opinion("o", "e1", 2, "r1", kind, answer, reason, AT, "吴医生")

    said = (opinion("impression", "unsure"), opinion("override", "vsd", "jet seen"))
    pda = (said[0], opinion("override", "pdo", "jet seen"))
    assert "PDA" in "".join(exam_sheet(kept_exam(file_of(answered.case, answered, pda)), english).facts)
    kept = kept_exam(file_of(answered.case, answered, said))
    assert kept.judgement == Judgement(Impression(None), Override(("vsd",), "jet seen"))
    taken_back = kept_exam(file_of(answered.case, answered, (*said, opinion("override", ""))))
    assert taken_back.judgement == Judgement(Impression(None), None)
    order = order_of(kept)
    assert (order.result, order.evidence) == (answered.result, answered.evidence)
    assert (order.voided, order.void_reason) == (frozenset(), "")


def test_an_examination_without_an_answer_can_be_printed(demo: Case, english: Language) -> None:
    kept = kept_exam(file_of(demo, None))
    assert (order_of(kept).result, order_of(kept).case) == (None, demo)
    assert exam_sheet(kept, english).headline == "Not screened"


def test_the_sheet_names_opinions_and_voids(answered: Answered, english: Language, chinese: Language) -> None:
    voids = tuple(Void("v", "exam", "e1", field, "wrong", AT, "李医生") for field in ("lvedd", ""))
    said = tuple(
        Opinion("o", "e1", 2, "r1", kind, answer, "seen", AT, "吴医生")
        for kind, answer in (("impression", "asd+vsd"), ("override", "none"))
    )
    kept = kept_exam(file_of(answered.case, answered, said, voids))
    assert (kept.voided, kept.void_reason) == (frozenset({"lvedd"}), "wrong")
    facts = "\n".join(exam_sheet(kept, english).facts)
    assert exam_sheet(kept, english).warning.split("\n") == [
        "VOID: wrong",  # before the answer that no longer counts, not only among the facts
        "Simulated: this model learned from simulated cases",
    ]
    assert exam_sheet(kept_exam(file_of(answered.case, None, said, voids)), english).warning == "VOID: wrong"
    assert "The whole examination" in facts
    assert "LV internal diameter" in facts
    assert "ASD + VSD" in facts
    assert "none of these defects. seen" in facts
    assert "李医生" in facts
    unsure = dataclasses.replace(said[0], answer="unsure")
    assert "不能判断" in "\n".join(
        exam_sheet(kept_exam(file_of(answered.case, None, (unsure,))), chinese).facts
    )


def test_a_line_says_first_that_it_is_void(demo: Case, answered: Answered, english: Language) -> None:
    def words(result: StoredResult | None, *fields: str) -> str:
        file = file_of(demo, answered)
        voids = tuple(Void("v", "exam", "e1", field, "r", AT, "u") for field in fields)
        return line_of(HistoryEntry(file.exam, file.patient, result, voids), english)[4]

    result = file_of(demo, answered).result
    assert result is not None
    assert words(result) == "ASD"
    assert words(dataclasses.replace(result, answer="asd+pdo")) == "ASD + PDA"
    unread = dataclasses.replace(result, answer="pdo", result_text="{}")
    assert words(unread) == label_name("pdo", ThirdLabelMeaning.UNRESOLVED, "en", short=True)
    assert words(None) == "Not screened"
    assert words(result, "lvedd") == "value void · ASD"
    assert words(result, "lvedd", "") == "VOID · ASD"
    assert answer_words("", english) == "All"


def test_the_line_beside_the_patient(demo: Case, english: Language) -> None:
    def said(form: Form, *, can_save: bool = True) -> tuple[str, bool]:
        line = record_line(examine(form), english, can_save=can_save)
        return line.sentence, line.kept

    form = form_from_case(demo)
    assert said(Form()) == ("", True)
    assert said(form, can_save=False) == ("", True)
    assert said(form) == ("Not saved · Ctrl+S", False)
    drawn = dataclasses.replace(form, filed=FiledAs("e1", "p1"))
    assert said(drawn) == ("Not saved · Ctrl+S", False)
    filed = dataclasses.replace(form, filed=filed_after(examine(form), "e1", "p1", 3))
    assert said(filed) == ("On record, version 3", True)
    assert said(dataclasses.replace(filed, name="x")) == ("Edited since version 3 · Ctrl+S", False)
    record = on_record(examine(filed))
    assert record is not None
    assert (record.exam_id, record.version) == ("e1", 3)
    assert on_record(examine(form)) is None
    assert on_record(examine(dataclasses.replace(filed, name="x"))) is None


def test_a_known_patient_is_offered_once(english: Language) -> None:
    known = KnownPatient("17", "王小明", "female", 2)
    form = Form(case_id="17")
    assert offer_words(known, form, english) == "Known: 王小明, 2 on record. Continue"
    nameless = dataclasses.replace(known, name="")
    assert offer_words(nameless, form, english) == "Known: 17, 2 on record. Continue"
    for other in (Form(case_id="18"), dataclasses.replace(form, name="王小明")):
        assert offer_words(known, other, english) == ""
    assert offer_words(known, dataclasses.replace(form, filed=FiledAs("e", "p")), english) == ""
    assert offer_words(None, form, english) == ""


def test_the_day_of_an_examination(demo: Case) -> None:
    dated = dataclasses.replace(demo, context=dataclasses.replace(demo.context, exam_date="2026-01-02"))
    undated = dataclasses.replace(demo, context=dataclasses.replace(demo.context, exam_date=None))
    days = [exam_day(examine(form_from_case(case)), NOW.date()) for case in (dated, undated)]
    assert days == ["2026-01-02", "2026-03-20"]


def test_a_trend_speaks_of_what_either_examination_has(demo: Case, english: Language) -> None:
    before = dataclasses.replace(demo, measurements={"lvedd": 40.0, "mr": 1.0, "ef": 60.0}, missing={})
    now = dataclasses.replace(demo, measurements={"lvedd": 46.0, "mr": 1.0, "rv": 30.0}, missing={})
    rows = {row[0].split(" ")[0]: row[1:] for row in trend_rows(before, now, english)}
    assert rows["LVDd"][:3] == ("40 mm", "46 mm", "+6")
    assert float(rows["LVDd"][5]) > 1
    assert rows["MR"][:3] == ("1", "1", "0")
    assert rows["EF"][1:3] == ("–", "–")
    assert [row[0] for row in trend_rows(demo, demo, english)].count("RVD Right ventricular diameter") == 1
    assert rows["RVD"][0] == "–"
    assert len(rows) == 4


def test_what_was_declared_wrong_is_no_part_of_a_trend(demo: Case, english: Language) -> None:
    voids = (Void("v", "exam", "e1", "lvedd", "slip", AT, "x"),)
    before = kept_exam(file_of(demo, None, voids=voids))
    rows = {row[0].split(" ")[0]: row[1:] for row in trend_rows(counted(before), demo, english)}
    assert rows["LVDd"][0] == "–"
    assert rows["LVDd"][1] != "–"


def backup(moment: datetime, reason: str) -> Backup:
    return Backup(Path("/stick/heart-x"), moment, Description("s", "", reason, 7, "", "", ""))


def test_backups_in_words(english: Language) -> None:
    assert backup_rows([backup(NOW, REASON)], english)[0][2] == "before a new program"
    rows = backup_rows([backup(NOW, "automatic"), backup(NOW, "odd")], english)
    assert [row[1:] for row in rows] == [("7", "automatic", "/stick"), ("7", "odd", "/stick")]
    fresh, old = backup(NOW - timedelta(days=1), "asked"), backup(NOW - timedelta(days=8), "asked")
    assert "no backup yet" in backup_status(None, NOW, "", english)
    assert "on this disk alone" in backup_status(fresh, NOW, "", english)
    assert "more than a week ago" in backup_status(old, NOW, "/net", english)
    assert "goes to /net" in backup_status(old, NOW, "/net", english)


def test_what_a_verification_found(english: Language) -> None:
    assert "12 entries" in verified_words((), 12, english)
    damage = tuple(Damage("row", "result", number) for number in range(7))
    assert "7 places" in verified_words(damage, 12, english)
    assert "row result 4" in verified_words(damage, 12, english)
    assert "row result 5" not in verified_words(damage, 12, english)


def test_errors_have_words_and_strangers_are_named(english: Language) -> None:
    assert message_for_error(DiskFullError(file="records.db"), english).title.startswith("The disk is full")
    assert "KeyError" in message_for_error(KeyError("x"), english).title
    sentence = sentence_for_error(DiskFullError(file="records.db"), english)
    assert sentence.startswith("The disk is full: records.db was not saved. The case stays")
