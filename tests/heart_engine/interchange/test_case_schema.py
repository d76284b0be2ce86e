from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from heart_engine.domain.case_json import case_from_json, case_to_json
from heart_engine.domain.measurement import by_key
from heart_engine.domain.problem import CaseRejectedError
from heart_engine.domain.resources import resource_path
from heart_engine.interchange.case_schema import case_schema, schema_text
from tests.heart_engine.interchange.synthetic import case_document

VALIDATOR = Draft202012Validator(case_schema())


def is_read(document: Any) -> bool:
    try:
        case_from_json(document)
    except CaseRejectedError:
        return False
    return True


def test_the_published_file_is_this_schema() -> None:
    published = resource_path("schemas", "heart-case-1.schema.json").read_text("utf-8")
    assert published == schema_text()
    Draft202012Validator.check_schema(json.loads(published))


def test_a_sound_case_is_valid_and_so_is_what_is_written_of_it() -> None:
    document = case_document()
    assert VALIDATOR.is_valid(document)
    assert VALIDATOR.is_valid(case_to_json(case_from_json(document)))


def changed(section: str | None, name: str, value: object) -> dict[str, Any]:
    document = copy.deepcopy(case_document())
    (document if section is None else document.setdefault(section, {}))[name] = value
    return document


@pytest.mark.parametrize(
    "document",
    [
        changed(None, "format", "heart-case/2"),
        changed(None, "extra", 1),
        changed(None, "measurements", {}),
        changed("measurements", "lvedd", 4500),
        changed("measurements", "lvedd", "47"),
        changed("measurements", "lvedd", True),
        changed("measurements", "mr", 1.5),
        changed("measurements", "unknown", 1),
        changed("patient", "sex", "f"),
        changed("patient", "age_years", -1),
        changed("context", "rhythm", "nodal"),
        changed("context", "pregnant", "no"),
        changed("context", "exam_date", "05/03/2024"),
        changed("context", "symptoms", ["tired"]),
        changed("sites", "ef", "guess"),
        changed("side", "tr_velocity_m_s", 24),
        changed("missing", "co", "forgotten"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(document: dict[str, Any]) -> None:
    assert not is_read(document)
    assert not VALIDATOR.is_valid(document)


@given(
    st.dictionaries(
        st.sampled_from([*by_key(), "x"]),
        st.one_of(st.floats(-10, 500), st.integers(-5, 500), st.booleans(), st.text(max_size=3)),
        max_size=4,
    )
)
@settings(max_examples=300, deadline=None)
def test_reader_and_schema_agree_on_any_measurements(values: dict[str, object]) -> None:
    document = {"format": "heart-case/1", "measurements": values}
    assert VALIDATOR.is_valid(document) is is_read(document)
