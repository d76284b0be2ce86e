"""FHIR that others wrote: see `examples/README.md` for whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from heart_engine.interchange.formats import read_json
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

EXAMPLES = Path(__file__).with_name("examples")
MEASURED = {"tr": 0.0, "mr": 2.0, "ef": 65.0, "ivst": 8.92, "_date": "2022-07-05"}


def read(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


def test_an_observation_with_components_gives_coded_grades_and_numbers() -> None:
    reading = read_json(read("BioSignalExample-Echocardiogram.json"))
    assert {one.key: one.value for one in reading.candidates} == MEASURED
    assert {one.what for one in reading.ignored} == {"LN 75989-4", "LN 75988-6", "LN 8414-5"}


def test_a_bundle_is_walked_and_no_name_leaves_it() -> None:
    reading = read_json(read("BioSignalReportExample-Echocardiogram-Bundle.json"))
    assert {one.key: one.value for one in reading.candidates} == {**MEASURED, "_sex": "male"}
    assert {one.raw for one in reading.candidates} == {"None", "1+", "65 %", "8.92 mm", "male", "2022-07-05"}


def test_a_report_without_its_observations_gives_nothing_and_fetches_nothing() -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_json(read("BioSignalReportExample-Echocardiogram.json"))
    assert caught.value.code is RefusalCode.NOTHING_FOUND
