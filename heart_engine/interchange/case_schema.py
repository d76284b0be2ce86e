"""The published JSON Schema of `heart-case/1`, made from the clinical tables.

`python -m heart_engine.interchange.case_schema` prints it; a test holds the published file to it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from heart_engine.domain.case import CASE_FORMAT, MissingReason, Rhythm, Sex, Symptom
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, Span, by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites

_PATIENT = ("age_years", "height_cm", "weight_kg")
_CONTEXT = ("heart_rate", "spo2")
_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def case_schema() -> dict[str, Any]:
    """Return the schema; what it cannot say (a field that is both measured and missing) the reader checks."""
    limits = patient_limits()
    patient = {name: _within(limits[name].hard, limits[name].unit) for name in _PATIENT}
    context = {name: _within(limits[name].hard, limits[name].unit) for name in _CONTEXT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "heart-case-1.schema.json",
        "title": "One echocardiography examination in canonical units; what is absent was not measured",
        **_object(
            {
                "format": {"const": CASE_FORMAT},
                "case_id": {"type": "string"},
                "patient": _object({**patient, "sex": _one_of(Sex)}),
                "context": _object({**context, **_more_context()}),
                "measurements": _object({key: _measured(row) for key, row in by_key().items()})
                | {"minProperties": 1},
                "sites": _object(
                    {key: {"enum": [one.id for one in known]} for key, known in sites().items()}
                ),
                "side": _object({key: _within(one.hard, one.ucum) for key, one in side_values().items()}),
                "missing": _object({key: _one_of(MissingReason) for key in by_key()}),
            }
        ),
        "required": ["format", "measurements"],
    }


def schema_text() -> str:
    """Return the published file."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n"


def _more_context() -> dict[str, Any]:
    return {
        "rhythm": _one_of(Rhythm),
        "pregnant": {"type": "boolean"},
        "symptoms": {"type": "array", "items": _one_of(Symptom)},
        "exam_date": {"type": "string", "pattern": _DATE},
    }


def _measured(row: Measurement) -> dict[str, Any]:
    if row.is_grade:
        return {"enum": list(GRADES), "description": row.label_en}
    return {**_within(row.hard, row.ucum), "description": f"{row.label_en}, {row.ucum}"}


def _within(span: Span, unit: str) -> dict[str, Any]:
    return {"type": "number", "minimum": span.low, "maximum": span.high, "description": unit}


def _one_of(choices: type[Sex | Rhythm | Symptom | MissingReason]) -> dict[str, Any]:
    return {"enum": [one.value for one in choices]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream when run as a command
    sys.stdout.write(schema_text())
