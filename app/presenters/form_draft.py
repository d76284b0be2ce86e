"""What lies on the desk as one text, so that it outlives the program: every box as it was typed, and no more.

What was typed is read again by the one strict parser; what was chosen or computed is kept as its value.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
from collections.abc import Mapping
from typing import Final

from app.presenters.filed import FiledAs
from app.presenters.form import EXAM_DATE, KNOWN, Form, known, known_missing, with_text, with_typed
from heart_engine.domain.case import Context, MissingReason, Rhythm, Sex, Symptom
from heart_engine.domain.numbers import Typed, typed_keys

FORMAT: Final = "heart-draft/1"
NOTHING_TYPED: Final = ""


def draft_of(forms: tuple[Form, ...]) -> str:
    """Write the form on the desk and those put away behind it; nothing where all are empty."""
    if all(form == Form() for form in forms):
        return NOTHING_TYPED
    return json.dumps({"format": FORMAT, "forms": [_written(form) for form in forms]}, ensure_ascii=False)


def forms_of(draft: str) -> tuple[Form, ...]:
    """Read a draft whole; a damaged one, or one of another version, is a ValueError."""
    try:
        document = json.loads(draft)
        if document["format"] != FORMAT or not document["forms"]:
            raise ValueError(document["format"])
        return tuple(_read(form) for form in document["forms"])
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(FORMAT) from error


def _written(form: Form) -> dict[str, object]:
    context = form.context
    return {
        "case_id": form.case_id,
        "name": form.name,
        "filed": None if form.filed is None else dataclasses.asdict(form.filed),
        "sex": form.sex,
        "typed": {key: _entry(typed) for key, typed in form.typed.items()},
        "sites": dict(form.sites),
        "context": {
            "heart_rate": context.heart_rate,
            "rhythm": context.rhythm,
            "pregnant": context.pregnant,
            "spo2": context.spo2,
            "symptoms": sorted(context.symptoms),
            "exam_date": context.exam_date,
        },
    }


def _entry(typed: Typed) -> dict[str, object]:
    if typed.rule != KNOWN:
        return {"text": typed.raw}
    return {"missing": typed.note} if typed.value is None else {"value": typed.value}


def _read(written: Mapping[str, object]) -> Form:
    form = Form(
        case_id=_text(written["case_id"]),
        name=_text(written.get("name", "")),
        filed=_filed(written.get("filed")),
        sex=Sex(_text(written["sex"])),
        sites={key: _text(site) for key, site in _mapping(written["sites"]).items()},
        context=_context(_mapping(written["context"])),
    )
    for key, entry in _mapping(written["typed"]).items():
        form = _with_entry(form, key, _mapping(entry))
    return form


def _with_entry(form: Form, key: str, entry: Mapping[str, object]) -> Form:
    if key not in (*typed_keys(), EXAM_DATE):
        raise ValueError(key)
    if "text" in entry:
        return with_text(form, key, _text(entry["text"]))
    if "missing" in entry:
        return with_typed(form, known_missing(key, MissingReason(_text(entry["missing"]))))
    return with_typed(form, known(key, _number(entry["value"])))


def _filed(written: object) -> FiledAs | None:
    if written is None:
        return None
    filed = _mapping(written)
    version = filed["version"]
    if isinstance(version, bool) or not isinstance(version, int):
        raise TypeError(written)
    return FiledAs(_text(filed["exam_id"]), _text(filed["patient_id"]), version, _text(filed["content"]))


def _context(written: Mapping[str, object]) -> Context:
    heart_rate, spo2, symptoms = written["heart_rate"], written["spo2"], written["symptoms"]
    rhythm, pregnant, day = written["rhythm"], written["pregnant"], written["exam_date"]
    if not isinstance(symptoms, list) or not isinstance(pregnant, bool | None):
        raise TypeError(written)
    return Context(
        heart_rate=None if heart_rate is None else _number(heart_rate),
        rhythm=None if rhythm is None else Rhythm(_text(rhythm)),
        pregnant=pregnant,
        spo2=None if spo2 is None else _number(spo2),
        symptoms=frozenset(Symptom(_text(one)) for one in symptoms),
        exam_date=None if day is None else dt.date.fromisoformat(_text(day)).isoformat(),
    )


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise TypeError(written)
    return written


def _number(written: object) -> float:
    if isinstance(written, bool) or not isinstance(written, int | float) or not math.isfinite(written):
        raise TypeError(written)
    return float(written)


def _mapping(written: object) -> Mapping[str, object]:
    if not isinstance(written, dict):
        raise TypeError(written)
    return written
