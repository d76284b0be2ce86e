from __future__ import annotations

import pytest

from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import read_table
from heart_engine.interchange.headers import match_header

SYNONYMS = read_table("synonyms.csv")


@pytest.mark.parametrize(
    "row",
    [row for row in SYNONYMS if not row["key"].startswith("_")],
    ids=lambda row: f"{row['key']} {row['header_as_written']}",
)
def test_a_known_header_is_never_more_certain_than_the_table_says(row: dict[str, str]) -> None:
    match = match_header(row["header_as_written"])
    spellings = [one for one in SYNONYMS if one["header_as_written"] == row["header_as_written"]]
    if row["confidence_sure_ask_reject"] == "reject":
        assert match.confidence == "reject"
    elif {one["confidence_sure_ask_reject"] for one in spellings} == {"ask"}:
        assert match.confidence == "ask"
    else:
        assert match.confidence in ("sure", "ask")
        assert match.key in {row["key"], None}


def test_nearly_all_sure_headers_stay_sure() -> None:
    sure = [row for row in SYNONYMS if row["confidence_sure_ask_reject"] == "sure" and row["key"] in by_key()]
    kept = [row for row in sure if match_header(row["header_as_written"]).confidence == "sure"]
    assert len(kept) >= 0.95 * len(sure)


@pytest.mark.parametrize(
    "row", [row for row in SYNONYMS if row["key"] == "_drop"], ids=lambda row: row["header_as_written"]
)
def test_a_column_about_a_person_is_dropped(row: dict[str, str]) -> None:
    match = match_header(row["header_as_written"])
    assert (match.key, match.confidence) == (None, "dropped")


@pytest.mark.parametrize(
    ("header", "key", "unit"),
    [
        ("左室舒张末期内径(mm)", "lvedd", "mm"),
        ("左室舒末径（cm）", "lvedd", "cm"),
        ("ＬＶＤｄ　（ｍｍ）：", "lvedd", "mm"),
        ("LVIDd_cm", "lvedd", "cm"),
        ("E峰流速(cm/s)", "mv_e", "cm/s"),
        ("身高(cm)", "_height", "cm"),
        ("心率(次/分)", "_heart_rate", "次/分"),
        ("FS (fraction)", "fs", "fraction"),
        ("CO l/min", "co", "l/min"),
        ("tr_velocity_m_s", "tr_velocity_m_s", None),
    ],
)
def test_a_header_may_say_its_unit(header: str, key: str, unit: str | None) -> None:
    match = match_header(header)
    assert (match.key, match.unit, match.confidence) == (key, unit, "sure")


@pytest.mark.parametrize(
    "header", ["室间隔缺损大小(mm)", "肺动脉压力", "EF斜率", "诊断", "BSA", "左室质量指数"]
)
def test_another_quantity_is_never_mapped(header: str) -> None:
    assert match_header(header).confidence in ("reject", "unknown")


@pytest.mark.parametrize(
    "header", ["EF(斜率)", "二尖瓣反流程度", "左室内径", "LV", "AO", "E", "左房左右径", "TR Vmax"]
)
def test_a_header_in_doubt_asks(header: str) -> None:
    assert match_header(header).confidence == "ask"


@pytest.mark.parametrize(
    "header", ["备注", "", "???", "超声号码", "x" * 5000, " " * 32_000 + "x", "(" * 32_000]
)
def test_an_unknown_header_names_nothing(header: str) -> None:
    assert match_header(header).key is None


@pytest.mark.parametrize(
    ("header", "site"),
    [
        ("室间隔侧e＇", "septal"),
        ("E' Lat", "lateral"),
        ("右室前后径", "plax_ap"),
        ("EF(Biplane)", "biplane_simpson"),
    ],
)
def test_a_header_may_say_its_site(header: str, site: str) -> None:
    assert match_header(header).site == site
