from __future__ import annotations

import pytest

from heart_engine.cohort.cleaning.diagnosis import Standing, read_diagnosis
from heart_engine.cohort.cleaning.labels import label_of, label_questions
from heart_engine.cohort.cleaning.mapping import CleaningMapping
from heart_engine.domain.labels import ThirdLabelMeaning

DUCT, FORAMEN = ThirdLabelMeaning.DUCT, ThirdLabelMeaning.FORAMEN
CERTAIN, DENIED, SUSPECTED = Standing.CERTAIN, Standing.DENIED, Standing.SUSPECTED
POST, UNREAD = Standing.POST_OPERATIVE, Standing.UNREAD


@pytest.mark.parametrize(
    ("text", "labels", "standing"),
    [
        ("房间隔缺损", ("asd",), CERTAIN),
        ("房间隔缺损（继发孔型，12mm）", ("asd",), CERTAIN),
        ("先天性心脏病：房缺、室缺", ("asd", "vsd"), CERTAIN),
        ("Secundum ASD 12 mm with left-to-right shunt", ("asd",), CERTAIN),
        ("ASD, no VSD", ("asd",), CERTAIN),
        ("动脉导管未闭", ("pdo",), CERTAIN),
        ("心脏结构未见异常", (), CERTAIN),
        ("normal heart", (), CERTAIN),
        ("asd+pdo", ("asd", "pdo"), CERTAIN),
        ("未见房间隔缺损", None, DENIED),
        ("未见房缺、室缺", None, DENIED),
        ("No ASD or VSD", None, DENIED),
        ("ASD ruled out", None, DENIED),
        ("无房缺，有室缺", ("vsd",), CERTAIN),
        ("考虑室缺", ("vsd",), SUSPECTED),
        ("VSD?", ("vsd",), SUSPECTED),
        ("房缺不除外", ("asd",), SUSPECTED),
        ("cannot exclude PFO", None, SUSPECTED),
        ("房缺封堵术后", None, POST),
        ("ASD s/p closure", None, POST),
        ("室间隔缺损修补术后残余分流", None, POST),
        ("房室间隔缺损", ("vsd",), UNREAD),
        ("房缺，三尖瓣轻度反流", ("asd",), UNREAD),
        ("正常心脏，房缺", ("asd",), UNREAD),
        ("Tetralogy of Fallot", None, UNREAD),
        ("室缺，未见房缺、动脉导管未闭", ("vsd",), CERTAIN),
        ("室缺，未见房缺，动脉导管未闭", ("vsd",), UNREAD),
        ("VSD. No ASD. PDA.", ("vsd",), UNREAD),
        ("VSD、未见ASD、PDA 3mm", ("vsd",), UNREAD),
        ("未见房缺，室缺5mm", None, UNREAD),
        ("未见房缺，室缺", None, DENIED),
        ("卵圆孔未闭", None, UNREAD),
    ],
)
def test_a_text_gives_labels_or_says_why_not(
    text: str, labels: tuple[str, ...] | None, standing: Standing
) -> None:
    found = read_diagnosis(text, DUCT)
    assert (found.labels, found.standing) == (labels, standing)


def test_the_third_label_is_what_the_file_says_it_is() -> None:
    assert read_diagnosis("卵圆孔未闭", FORAMEN).labels == ("pdo",)
    assert read_diagnosis("动脉导管未闭", FORAMEN).standing is UNREAD


def mapping(**said: object) -> CleaningMapping:
    return CleaningMapping({"format": "heart-mapping/1", **said})


def test_no_text_is_a_label_before_a_person_says_so() -> None:
    assert label_of("房间隔缺损", mapping(third_label="pda")) == (None, "label_not_confirmed")
    said = mapping(third_label="pda", certain_diagnoses="yes")
    assert label_of("房间隔缺损", said) == (("asd",), "confirmed")
    assert label_of("考虑室缺", said) == (None, "suspected")


def test_a_persons_word_goes_before_every_reading() -> None:
    said = mapping(diagnoses={"考虑室缺": "vsd", "房间隔缺损": "-", "房缺封堵术后": "? asd"})
    assert label_of("考虑室缺", said) == (("vsd",), "confirmed")
    assert label_of("房间隔缺损", said) == (None, "diagnosis_left_out")
    assert label_of("房缺封堵术后", said) == (None, "post_operative")


def test_what_is_asked_depends_on_what_was_said() -> None:
    texts = ["房间隔缺损", "房间隔缺损", "考虑室缺", "房缺，肺炎", "房缺封堵术后", ""]
    assert [one.kind for one in label_questions(texts, mapping())] == ["third_label"]
    asked = list(label_questions(texts, mapping(third_label="pda")))
    assert [(one.kind, one.cells, one.proposal) for one in asked] == [
        ("certain_diagnoses", 2, None),
        ("diagnosis", 1, "-"),
        ("diagnosis", 1, "asd"),
    ]
