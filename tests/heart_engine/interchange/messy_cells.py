"""The quirks of hospitals' cells, each made from a value that is known; all of them SYNTHETIC."""

from __future__ import annotations

import random
from collections.abc import Callable

from heart_engine.domain.measurement import Measurement, measurements

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


def text_of(value: float) -> str:
    return f"{round(value, 4):g}"


def _larger(value: float, row: Measurement, *, with_unit: bool) -> str | None:
    unit, factor = LARGER.get(row.ucum, ("", 1.0))
    if factor == 1.0 or (with_unit and not unit):
        return None
    return text_of(value / factor) + (f" {unit}" if with_unit else "")


QUIRKS: dict[str, Quirk] = {
    "plain": lambda value, _row: text_of(value),
    "full width": lambda value, _row: text_of(value).translate(FULL_WIDTH),
    "decimal comma": lambda value, _row: text_of(value).replace(".", ","),
    "chinese comma": lambda value, _row: text_of(value).replace(".", "，"),
    "its unit": lambda value, row: f"{text_of(value)}{'' if row.ucum == '1' else row.ucum}",
    "larger unit": lambda value, row: _larger(value, row, with_unit=True),
    "bare larger unit": lambda value, row: _larger(value, row, with_unit=False),
    "arrow": lambda value, _row: f"{text_of(value)}↑",
    "flag": lambda value, _row: f"{text_of(value)} H",
    "reference": lambda value, _row: f"{text_of(value)} (10-56)",
    "reference bound": lambda value, row: f"{text_of(value)}{'' if row.ucum == '1' else row.ucum} >50",
    "about": lambda value, _row: f"约{text_of(value)}",
    "label": lambda value, row: f"{row.label_zh} {text_of(value)}",
    "point doubled": lambda value, _row: text_of(value).replace(".", "..") if "." in text_of(value) else None,
    "point at the end": lambda value, _row: f"{text_of(value)}.",
    "spaces": lambda value, _row: " ".join(text_of(value)) if len(text_of(value)) > 1 else None,
    "inequality": lambda value, _row: f">{text_of(value)}",
    "interval": lambda value, _row: f"{text_of(value * 0.98)}-{text_of(value * 1.02)}",
    "plus minus": lambda value, _row: f"{text_of(value)}±2",
    "exponent": lambda value, _row: f"{value:.2E}",
    "thousands": lambda value, _row: f"1,{int(value):03d}" if value < 1000 else None,
    "date": lambda _value, _row: "1月2日",
    "blank": lambda _value, _row: "",
    "dash": lambda _value, _row: "--",
    "not measured": lambda _value, _row: "未测",
    "formula error": lambda _value, _row: "#DIV/0!",
    # Ten times a ratio of the tissue may be one too: only the row's other fields could show that.
    "ten times": lambda value, row: text_of(value * 10) if row.key != "ea_ratio" else None,
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


def messy_cell(generator: random.Random, row: Measurement, language: str) -> tuple[str, str, float]:
    """Return what was done to a value, the cell, and the truth."""
    if row.is_grade:
        grade = generator.choice(list(WORDS["zh"]))
        kind = generator.choice(["word", "word", "word", "sign", "digit", "blank", "velocity"])
        texts = {"word": WORDS[language][grade], "sign": SIGNS.get(grade, "-"), "digit": text_of(grade)}
        return kind, texts.get(kind, "" if kind == "blank" else "2.4m/s"), grade
    low, high = row.normal_male.low or 0.0, row.normal_male.high or 1.0
    value = round(generator.uniform(0.9 * low, 1.15 * high), row.decimals)
    kind = generator.choice([*QUIRKS, *["plain"] * 20])
    text = QUIRKS[kind](value, row)
    return (kind, text, value) if text is not None else ("plain", text_of(value), value)
