"""A messy spreadsheet of a hospital in either language, from simulated people, whose clean truth is known."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heart_engine.cohort.simulate import screening
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import measurements
from tests.heart_engine.interchange.messy_cells import HEADERS, QUIRKS, SIGNS, WORDS, text_of
from tests.heart_engine.interchange.synthetic import MARK

PERSON = {
    "zh": ("病案号", "姓名", "检查日期", "性别", "年龄", "身高", "体重"),
    "en": ("Patient ID", "Name", "Exam date", "Sex", "Age", "Height", "Weight"),
}
LAST = {
    "zh": ("诊断", "知情同意依据", "未成年", "备注"),
    "en": ("Diagnosis", "Consent basis", "Minor", "Remark"),
}
DISEASES = {
    "zh": {"asd": "房间隔缺损", "vsd": "室间隔缺损", "pdo": "动脉导管未闭"},
    "en": {"asd": "atrial septal defect", "vsd": "VSD", "pdo": "patent ductus arteriosus"},
}
NORMAL = {"zh": "心脏结构未见异常", "en": "normal heart"}
STAYS_OUT = {
    "zh": ["房缺封堵术后", "考虑室缺", "未见房缺", "房缺不除外", "室间隔缺损修补术后", ""],
    "en": ["ASD s/p device closure", "suspected VSD", "no ASD", "cannot exclude ASD", "VSD repaired", ""],
}
CONSENT = {"zh": ("知情同意", "监护人同意"), "en": ("informed consent", "guardian consent")}
YES_NO = {"zh": ("是", "否"), "en": ("yes", "no")}
MEAN = {"zh": "平均值", "en": "mean"}
TITLE = {"zh": f"{MARK} 心脏超声数据", "en": f"{MARK} echo data"}

Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Messy:
    """The file, and what is true of every cell and row of it."""

    data: bytes
    truth: dict[Place, tuple[str, str, float]]  # (row, field) -> quirk, text, value
    labels: dict[int, LabelSet | None]  # None: the row must not become a case
    people: dict[int, Case]


def messy_hospital(seed: int, language: str, count: int) -> Messy:
    """Write the file: a title, a header, studies, the header again after a page break, a row of means."""
    generator = random.Random(seed)
    cohort = screening([seed % 7], count, seed)
    header = [*PERSON[language], *HEADERS[language].values(), *LAST[language]]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language == "en" else ",")
    writer.writerow([TITLE[language]])
    writer.writerow(header)
    found = Messy(b"", {}, {}, {})
    line = 2
    for index in range(count):
        line += 1
        if index == count // 2:
            writer.writerow(header)
            writer.writerow([])
            line += 2
        case = cohort.case(index)
        labels = cohort.label_set(index)
        words, is_out = _diagnosis(generator, labels or (), language)
        cells = {row.key: _cell(generator, case, row.key, language) for row in measurements()}
        found.truth.update({(line, key): cell for key, cell in cells.items()})
        found.labels[line] = None if is_out else labels
        found.people[line] = case
        person = _person(generator, index, case, language)
        writer.writerow([*person, *(cell for _, cell, _ in cells.values()), *_rest(case, words, language)])
    writer.writerow([MEAN[language], *["5"] * (len(header) - 1)])
    data = text.getvalue().encode("gb18030" if language == "zh" else "utf-8-sig")
    return Messy(data, found.truth, found.labels, found.people)


def answers(language: str) -> dict[str, Any]:
    """Return what a person who knows the file confirms once; each field in the unit of the form."""
    patient, _, _, sex, _, _, _ = PERSON[language]
    diagnosis, consent, minor, remark = LAST[language]
    columns: dict[str, Any] = {
        HEADERS[language][row.key]: {"key": row.key} if row.ucum == "1" else _measured(row.key, row.ucum)
        for row in measurements()
    }
    return {
        "format": "heart-mapping/1",
        "third_label": "pda",
        "certain_diagnoses": "yes",
        "simulated": "yes",
        "roles": {"patient": patient, "diagnosis": diagnosis, "consent": consent, "minor": minor},
        "columns": columns | {remark: {"key": "_ignore"}, sex: {"key": "_sex", "scale": "male_1_female_2"}},
    }


def mapping_text(language: str) -> str:
    """Return the answers as the file that `--mapping` takes."""
    return json.dumps(answers(language), ensure_ascii=False)


def _measured(key: str, ucum: str) -> dict[str, str]:
    return {"key": key} if ucum in ("{grade}", "1") else {"key": key, "unit": ucum}


def _cell(generator: random.Random, case: Case, key: str, language: str) -> tuple[str, str, float]:
    value = case.measurements.get(key)
    row = next(one for one in measurements() if one.key == key)
    if value is None:
        return "absent", generator.choice(["", "-", "未测", "/"]), 0.0
    if row.is_grade:
        kind = generator.choice(["word"] * 6 + ["sign", "velocity", "date", "digit"])
        digit = text_of(value)
        texts = {
            "word": WORDS[language][value],
            "sign": SIGNS.get(value, "?"),
            "digit": digit,
            "velocity": f"{WORDS[language][value]}，速度2.4m/s",
            "date": "1月2日",
        }
        return kind, texts[kind], value
    kind = generator.choice([*QUIRKS, *["plain"] * 40])
    text = QUIRKS[kind](value, row)
    return (kind, text, value) if text is not None else ("plain", text_of(value), value)


def _diagnosis(generator: random.Random, labels: LabelSet, language: str) -> tuple[str, bool]:
    if generator.random() < 0.1:
        return generator.choice(STAYS_OUT[language]), True
    joined = {"zh": "，", "en": ", "}[language].join(DISEASES[language][one] for one in labels)
    return joined or NORMAL[language], False


def _person(generator: random.Random, index: int, case: Case, language: str) -> list[str]:
    age, height, weight = case.patient.age_years, case.patient.height_cm, case.patient.weight_kg
    assert age is not None
    assert height is not None
    assert weight is not None
    years = int(age)
    ages = {
        "zh": [f"{years}岁", f"{years}.00岁", f"{years}"],
        "en": [f"{years} years", f"{years}y", f"{years}"],
    }
    male = case.patient.sex is Sex.MALE
    sexes = {"zh": ("男", "女"), "en": ("M", "F")}[language]
    sex = generator.choice([sexes[not male], "1" if male else "2"])
    heights = [f"{height:.0f}", f"{height:.0f}cm", f"{height / 100:.2f}"]
    weights = {
        "zh": [f"{weight:.1f}", f"{2 * weight:.1f}斤", f"{weight:.1f}公斤"],
        "en": [f"{weight:.1f} kg"],
    }
    day = f"2023-{1 + index % 12:02d}-{1 + index % 28:02d}"
    return [
        f"{MARK}{index // 2:05d}",
        f"{MARK}{index}",
        day,
        sex,
        generator.choice(ages[language]),
        generator.choice(heights),
        generator.choice(weights[language]),
    ]


def _rest(case: Case, words: str, language: str) -> Iterator[str]:
    is_child = (case.patient.age_years or 0.0) < 18  # the law's age and the tables'
    yield words
    yield CONSENT[language][is_child]
    yield YES_NO[language][not is_child]
    yield "=HYPERLINK(1)"
