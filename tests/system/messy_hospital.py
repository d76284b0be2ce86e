"""A made-up hospital's untidy spreadsheet: `python -m tests.system.messy_hospital OUT.csv`.

The patients are simulated; how they are written is not tidy: GB18030, two languages of headers, centimetres
beside millimetres, units in cells, words for grades, four ways to say "not measured", names that must not
travel, rows without consent, a row twice.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from heart_engine.cohort.simulate import screening
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet, label_set_to_text

CASES, HOSPITAL, SEED = 240, 4011, 3
ENCODING = "gb18030"
_SEXES = {"female": "女", "male": "男", "unknown": ""}
_GRADES = {0.0: "无", 1.0: "微量", 2.0: "轻度", 3.0: "中度", 4.0: "重度"}
_MISSING = ("", "—", "未测", "/")
_BEFORE = ("住院号", "姓名", "检查日期", "年龄", "性别", "身高(cm)", "体重(kg)")
_AFTER = ("诊断", "知情同意依据", "未成年")
_DIAGNOSES: Mapping[str, str] = {
    "none": "未见明显异常",
    "asd": "先天性心脏病 房间隔缺损",
    "vsd": "室间隔缺损",
    "pdo": "动脉导管未闭",
    "asd+vsd": "房间隔缺损、室间隔缺损",
    "asd+pdo": "房间隔缺损；动脉导管未闭",
    "vsd+pdo": "室间隔缺损，动脉导管未闭",
    "asd+vsd+pdo": "房间隔缺损、室间隔缺损、动脉导管未闭",
}


def _plain(value: float) -> str:
    return f"{value:g}"


COLUMNS: Mapping[str, tuple[str, Callable[[float], str]]] = {
    "左室舒张末期内径(mm)": ("lvedd", _plain),
    "LVIDs(mm)": ("lvesd", _plain),
    "室间隔厚度(mm)": ("ivst", _plain),
    "左室后壁厚度(mm)": ("lvpwt", _plain),
    "左房前后径(cm)": ("lad", lambda value: f"{value / 10:.1f}"),
    "主动脉窦部内径(mm)": ("ao_sinus", _plain),
    "主肺动脉内径(mm)": ("pa", lambda value: f"{value:g}mm"),
    "右室流出道内径(mm)": ("rvot", _plain),
    "EF(%)": ("ef", lambda value: f"{value:g}%"),
    "FS(%)": ("fs", _plain),
    "二尖瓣反流": ("mr", lambda value: _GRADES.get(value, _plain(value))),
    "三尖瓣反流": ("tr", lambda value: _GRADES.get(value, _plain(value))),
}


def write_spreadsheet(path: Path, cases: int = CASES) -> None:
    """Write the spreadsheet."""
    chance = random.Random(SEED)
    cohort = screening([HOSPITAL], cases, SEED)
    rows = [
        _row(number, case, cohort.label_set(number) or (), chance)
        for number, case in enumerate(cohort.cases())
    ]
    rows.append(list(rows[3]))  # the same examination twice
    with path.open("w", encoding=ENCODING, newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*_BEFORE, *COLUMNS, *_AFTER])
        writer.writerows(rows)


def _row(number: int, case: Case, labels: LabelSet, chance: random.Random) -> list[str]:
    patient = case.patient
    age = patient.age_years or 0.0
    return [
        f"SYNTHETIC{number:05}",
        f"测试{number}",
        f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
        f"{age:.0f}岁",
        _SEXES[patient.sex.value],
        f"{patient.height_cm:.0f}" if patient.height_cm else "",
        f"{patient.weight_kg:.0f}" if patient.weight_kg else "",
        *(_cell(case, key, write, chance) for key, write in COLUMNS.values()),
        _DIAGNOSES[label_set_to_text(labels)],
        "" if number % 40 == 7 else "知情同意",
        "是" if age < 18 else "否",
    ]


def _cell(case: Case, key: str, write: Callable[[float], str], chance: random.Random) -> str:
    value = case.value(key)
    return chance.choice(_MISSING) if value is None else write(value)


if __name__ == "__main__":
    write_spreadsheet(Path(sys.argv[1]))
