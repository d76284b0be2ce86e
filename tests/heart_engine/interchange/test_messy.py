"""A messy spreadsheet whose clean truth is known: every cell right or asked about, none wrong."""

from __future__ import annotations

import csv
import io
import math
import random
from collections import Counter
from collections.abc import Callable

import pytest

from heart_engine.domain.measurement import Measurement, measurements
from heart_engine.interchange.candidate import CERTAIN, ImportStatus
from heart_engine.interchange.csv_reader import read_csv
from tests.heart_engine.interchange.synthetic import MARK

ROWS = 150
HEADERS = {
    "zh": {row.key: row.label_zh for row in measurements()},
    "en": {row.key: row.label_en for row in measurements()},
}
WORDS = {
    "zh": {0: "未见反流", 1: "微量", 2: "少量反流", 2.5: "轻-中度", 3: "中度", 3.5: "中-重度", 4: "大量"},
    "en": {
        0: "none",
        1: "trace",
        2: "mild",
        2.5: "mild to moderate",
        3: "moderate",
        3.5: "moderate-severe",
        4: "severe",
    },
}
SIGNS = {0: "(-)", 2: "+", 3: "++", 3.5: "+++", 4: "++++"}
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
LARGER = {"mm": ("cm", 10.0), "cm/s": ("m/s", 100.0), "%": ("", 100.0), "L/min": ("", 1.0)}

Quirk = Callable[[float, Measurement], str | None]


def _text(value: float) -> str:
    return f"{round(value, 4):g}"


def _larger(value: float, row: Measurement, *, with_unit: bool) -> str | None:
    unit, factor = LARGER.get(row.ucum, ("", 1.0))
    if factor == 1.0 or (with_unit and not unit):
        return None
    return _text(value / factor) + (f" {unit}" if with_unit else "")


QUIRKS: dict[str, Quirk] = {
    "plain": lambda value, _row: _text(value),
    "full width": lambda value, _row: _text(value).translate(FULL_WIDTH),
    "decimal comma": lambda value, _row: _text(value).replace(".", ","),
    "chinese comma": lambda value, _row: _text(value).replace(".", "，"),
    "its unit": lambda value, row: f"{_text(value)}{'' if row.ucum == '1' else row.ucum}",
    "larger unit": lambda value, row: _larger(value, row, with_unit=True),
    "bare larger unit": lambda value, row: _larger(value, row, with_unit=False),
    "arrow": lambda value, _row: f"{_text(value)}↑",
    "flag": lambda value, _row: f"{_text(value)} H",
    "reference": lambda value, _row: f"{_text(value)} (10-56)",
    "reference bound": lambda value, row: f"{_text(value)}{'' if row.ucum == '1' else row.ucum} >50",
    "about": lambda value, _row: f"约{_text(value)}",
    "label": lambda value, row: f"{row.label_zh} {_text(value)}",
    "point doubled": lambda value, _row: _text(value).replace(".", "..") if "." in _text(value) else None,
    "point at the end": lambda value, _row: f"{_text(value)}.",
    "spaces": lambda value, _row: " ".join(_text(value)) if len(_text(value)) > 1 else None,
    "inequality": lambda value, _row: f">{_text(value)}",
    "interval": lambda value, _row: f"{_text(value * 0.98)}-{_text(value * 1.02)}",
    "plus minus": lambda value, _row: f"{_text(value)}±2",
    "exponent": lambda value, _row: f"{value:.2E}",
    "thousands": lambda value, _row: f"1,{int(value):03d}" if value < 1000 else None,
    "date": lambda _value, _row: "1月2日",
    "blank": lambda _value, _row: "",
    "dash": lambda _value, _row: "--",
    "not measured": lambda _value, _row: "未测",
    "formula error": lambda _value, _row: "#DIV/0!",
    # Ten times a ratio of the tissue may be one too: only the row's other fields could show that.
    "ten times": lambda value, row: _text(value * 10) if row.key != "ea_ratio" else None,
    "code": lambda _value, _row: "见附件3",
}
NOTHING_SAID = ("blank", "dash", "not measured", "formula error")
ALWAYS_ASKED = (
    "bare larger unit",
    "spaces",
    "exponent",
    "thousands",
    "date",
    "inequality",
    "interval",
    "plus minus",
    "code",
    "ten times",
)


def _cell(generator: random.Random, row: Measurement, language: str) -> tuple[str, str, float]:
    """Return what was done to a value, the cell, and the truth."""
    if row.is_grade:
        grade = generator.choice(list(WORDS["zh"]))
        kind = generator.choice(["word", "word", "word", "sign", "digit", "blank", "velocity"])
        texts = {"word": WORDS[language][grade], "sign": SIGNS.get(grade, "-"), "digit": _text(grade)}
        return kind, texts.get(kind, "" if kind == "blank" else "2.4m/s"), grade
    low, high = row.normal_male.low or 0.0, row.normal_male.high or 1.0
    value = round(generator.uniform(0.9 * low, 1.15 * high), row.decimals)
    kind = generator.choice([*QUIRKS, *["plain"] * 20])
    text = QUIRKS[kind](value, row)
    return (kind, text, value) if text is not None else ("plain", _text(value), value)


def _sheet(seed: int, language: str) -> tuple[bytes, dict[tuple[int, str], tuple[str, str, float]]]:
    generator = random.Random(seed)
    truth: dict[tuple[int, str], tuple[str, str, float]] = {}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([f"{MARK} 超声数据"])
    writer.writerow(["姓名", *HEADERS[language].values()])
    for study in range(1, ROWS + 1):
        cells = {row.key: _cell(generator, row, language) for row in measurements()}
        truth |= {(study, key): cell for key, cell in cells.items()}
        writer.writerow([f"{MARK}{study}", *(text for _, text, _ in cells.values())])
    return text.getvalue().encode("gb18030" if language == "zh" else "utf-8-sig"), truth


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_cell_is_right_or_asked_about_and_none_is_wrong(seed: int, language: str) -> None:
    data, truth = _sheet(seed, language)
    reading = read_csv(data, {})
    found = {(one.where.study, one.key): one for one in reading.candidates}
    wrong, kinds = [], Counter[tuple[str, bool]]()
    for place, (kind, text, value) in truth.items():
        one = found[place]
        assert one.raw == text
        is_certain = one.status in CERTAIN
        kinds[kind, is_certain] += 1
        if (
            (kind in NOTHING_SAID and one.status is not ImportStatus.MISSING)
            or (is_certain and kind in ALWAYS_ASKED)
            or (is_certain and not math.isclose(float(one.value or 0), value, abs_tol=1e-3))
        ):
            wrong.append((place, kind, one))
    assert not wrong, wrong[:5]
    assert kinds["plain", True] > 0.9 * (kinds["plain", True] + kinds["plain", False])
    assert kinds["word", True] > 0.9 * (kinds["word", True] + kinds["word", False])
    assert {kind for kind, _ in kinds} >= {*QUIRKS, "word", "sign", "digit", "velocity"}
    assert sum(count for (_, certain), count in kinds.items() if certain) > 0.6 * len(truth)
