from __future__ import annotations

import time

import pytest

from heart_engine.interchange.candidate import Candidate
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.report_text import read_report


def read(text: str) -> dict[str, Candidate]:
    return {one.key: one for one in read_report(text).candidates}


def values(text: str) -> dict[str, object]:
    return {key: one.value for key, one in read(text).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("左室舒张末期内径 45mm，左室收缩末期内径：31 mm；", {"lvedd": 45, "lvesd": 31}),
        ("左房前后径 3.8cm。室间隔厚度9mm", {"lad": 38, "ivst": 9}),
        ("EF 53.7% >50%, FS 28%", {"ef": 53.7, "fs": 28}),
        ("主动脉窦部内径：31mm，主动脉瓣环直径22mm", {"ao_sinus": 31, "ao_annulus": 22}),
        ("E峰流速0.63m/s (-)，A峰流速 48cm/s", {"mv_e": 63, "mv_a": 48}),
        ("e' 8.5cm/s E/e' 11.7", {"mve_e": 8.5, "e_over_eprime": 11.7}),
        ("性别：男  年龄：34岁", {"_sex": "male", "_age": 34}),
        ("检查日期：2024-03-05", {"_date": "2024-03-05"}),
        ("二尖瓣轻度反流，三尖瓣微量反流", {"mr": 2, "tr": 1}),
        ("主动脉瓣未见反流。", {"ar": 0}),
        (
            "三尖瓣瓣口轻度反流，速度2.4m/s，压差22mmHg",
            {"tr": 2, "tr_velocity_m_s": 2.4, "tr_gradient_mmhg": 22},
        ),
        ("Left atrial diameter of 4.7 cm.", {}),
        ("LA diameter is small. LVEF is 62% by Teichholz.", {"ef": 62}),
        ("LVIDd 4.9 cm, LVIDs 3.1 cm; LVPWd 0.9 cm", {"lvedd": 49, "lvesd": 31, "lvpwt": 9}),
        ("Mild mitral regurgitation. No aortic regurgitation.", {"mr": 2, "ar": 0}),
        ("TR: trace. HR 72 bpm", {"tr": 1, "_heart_rate": 72}),
    ],
)
def test_what_a_report_says_is_read(text: str, found: dict[str, object]) -> None:
    if not found:
        with pytest.raises(FileRefusedError):
            read_report(text)
    else:
        assert values(text) == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("二尖瓣及肺动脉瓣微量反流", "mr"),
        ("二尖瓣及肺动脉瓣微量反流", "pr"),
        ("mild mitral and severe tricuspid regurgitation", "tr"),
        ("EF 60 vs 55 previously", "ef"),
        ("左室 50", "lvedd"),
        ("LVDd 4.5", "lvedd"),
        ("三尖瓣反流速度2.4m/s", "tr"),
        ("轻度至重度二尖瓣反流", "mr"),
    ],
)
def test_what_may_be_meant_otherwise_is_a_question(text: str, key: str) -> None:
    found = read(text)[key]
    assert (found.status, found.value) == ("ask", None)


def test_two_different_numbers_for_one_field_are_both_questions() -> None:
    found = [one.status for one in read_report("LVDd 45mm。复测 LVDd 49mm").candidates]
    assert found == ["ask", "ask"]


@pytest.mark.parametrize(
    "text",
    [
        "左房室大小正常，左室收缩功能正常",
        "PR interval 160 ms",
        "no comment",
        "室间隔缺损约5mm",
        "主动脉瓣狭窄",
    ],
)
def test_prose_that_names_no_value_is_refused(text: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_report(text)
    assert refused.value.code is RefusalCode.NOTHING_FOUND


def test_what_identifies_a_person_is_never_kept() -> None:
    text = "姓名：张三 年龄：34岁 电话 13800000000 住院号 ZY0012345\nAge 34 phone 13800000001 LVDd 45mm"
    found = repr(read_report(text))
    assert not any(one in found for one in ("张三", "1380000000", "ZY0012345"))


def test_the_place_is_the_line() -> None:
    assert read("\n\nLVDd 45mm")["lvedd"].where.row == 3


def test_a_text_that_is_no_report_by_its_length_is_refused() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_report("LVDd 45mm " * 30_000)
    assert refused.value.code is RefusalCode.TOO_LARGE


@pytest.mark.parametrize(
    "text",
    [
        "LVDd " + " " * 49_000 + "x",
        "LVDd " + ":" * 49_000,
        "(" * 50_000,
        "二尖瓣反流," + "速度2m/s," * 6_000,
        "LVDd 4" + "5 " * 24_000,
        "左室舒末径 (" * 7_000,
    ],
    ids=["spaces", "colons", "brackets", "clauses", "digits", "names"],
)
def test_no_text_makes_reading_slow_or_keeps_much_of_itself(text: str) -> None:
    start = time.process_time()
    try:
        found = read_report(text).candidates
    except FileRefusedError:
        found = ()
    assert time.process_time() - start < 2
    assert all(len(one.raw) <= 200 for one in found)
