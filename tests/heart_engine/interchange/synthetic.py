"""Files for the tests, all made here and all SYNTHETIC: no value in them was measured in anybody."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

import openpyxl
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

MARK = "SYNTHETIC"
COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33"

FINDINGS = ("DCM", "121070")
GROUP = ("DCM", "125007")
SITE = ("SRT", "G-C0E3")
MODE = ("SRT", "G-0373")
DERIVATION = ("DCM", "121401")
SELECTION = ("DCM", "121404")
MEAN = ("SRT", "R-00317")
CHOSEN = ("DCM", "121412")
TWO_D, M_MODE = ("SRT", "G-03A2"), ("SRT", "G-0394")

TABLE = (
    "姓名,性别,年龄,左室舒张末期内径(mm),左室缩末径,EF,二尖瓣反流,E峰(m/s),备注\n"
    f"{MARK},男,34岁,45,31,62,轻度,0.8,x\n"
    f"{MARK},女,12岁,40,27,65,未见反流,0.9,\n"
)
REPORT = (
    f"{MARK} 性别：男 年龄：34岁\n左室舒张末期内径45mm，左室收缩末期内径31mm，EF 62%。二尖瓣轻度反流。\n"
    "Left atrial diameter of 3.7 cm. LVPWd 9 mm."
)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def case_document() -> dict[str, Any]:
    return {
        "format": "heart-case/1",
        "case_id": MARK,
        "patient": {"age_years": 34, "sex": "female", "height_cm": 160, "weight_kg": 55},
        "context": {"heart_rate": 72, "exam_date": "2024-01-02"},
        "measurements": {"lvedd": 47, "lvesd": 30.5, "mr": 1, "ef": 62},
        "sites": {"ef": "teichholz"},
        "side": {"tr_velocity_m_s": 2.4},
        "missing": {"co": "not_measurable", "sv": "not_reported"},
    }


def case_bytes() -> bytes:
    return json.dumps(case_document()).encode()


def observation(code: str, system: str = "http://loinc.org", **value: Any) -> dict[str, Any]:
    coding = [{"system": system, "code": code}]
    return {"resourceType": "Observation", "status": "final", "code": {"coding": coding}, **value}


def quantity(value: object, unit: str) -> dict[str, Any]:
    return {"valueQuantity": {"value": value, "code": unit, "unit": unit}}


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in resources],
    }


def fhir_bytes() -> bytes:
    document = bundle(
        {"resourceType": "Patient", "gender": "female", "name": [{"text": MARK}]},
        observation("29436-3", **quantity(4.7, "cm")),
        observation("18043-0", **quantity(62, "%")),
        observation("18113-1", valueCodeableConcept={"text": "1+"}),
    )
    return json.dumps(document).encode()


def code_item(name: tuple[str, str], code: tuple[str, str]) -> Dataset:
    item = Dataset()
    item.ValueType = "CODE"
    item.RelationshipType = "HAS CONCEPT MOD"
    item.ConceptNameCodeSequence = DicomSequence([_code(name)])
    item.ConceptCodeSequence = DicomSequence([_code(code)])
    return item


def num_item(concept: tuple[str, str], value: str, unit: str, *modifiers: Dataset) -> Dataset:
    measured = Dataset()
    measured.NumericValue = value
    measured.MeasurementUnitsCodeSequence = DicomSequence([_code(("UCUM", unit))])
    item = Dataset()
    item.ValueType = "NUM"
    item.RelationshipType = "CONTAINS"
    item.ConceptNameCodeSequence = DicomSequence([_code(concept)])
    item.MeasuredValueSequence = DicomSequence([measured])
    if modifiers:
        item.ContentSequence = DicomSequence(list(modifiers))
    return item


def container(concept: tuple[str, str], *children: Dataset) -> Dataset:
    item = Dataset()
    item.ValueType = "CONTAINER"
    item.RelationshipType = "CONTAINS"
    item.ConceptNameCodeSequence = DicomSequence([_code(concept)])
    item.ContentSequence = DicomSequence(list(children))
    return item


def section(site: tuple[str, str], *measurements: Dataset, mode: tuple[str, str] | None = None) -> Dataset:
    """A findings section whose site and mode hold for everything in it, as devices write it."""
    modes = [code_item(MODE, mode)] if mode else []
    return container(FINDINGS, code_item(SITE, site), container(GROUP, *modes, *measurements))


def report(*sections: Dataset, sop_class: str = COMPREHENSIVE_SR, **patient: str) -> bytes:
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = UID(sop_class)
    dataset.file_meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[MARK])
    dataset.SOPClassUID = sop_class
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID
    dataset.Modality = "SR"
    dataset.PatientName = MARK
    for name, value in patient.items():
        setattr(dataset, name, value)
    dataset.ValueType = "CONTAINER"
    dataset.ConceptNameCodeSequence = DicomSequence([_code(("DCM", "125200"))])
    dataset.ContentSequence = DicomSequence(list(sections))
    data = io.BytesIO()
    dataset.save_as(data, enforce_file_format=True)
    return data.getvalue()


def sr_bytes() -> bytes:
    """Build what a device writes: each value with and without its selection, and once for each beat."""
    lvedd = ("LN", "29436-3")
    return report(
        section(
            ("SRT", "T-32600"),
            num_item(lvedd, "4.5", "cm"),
            num_item(lvedd, "4.7", "cm"),
            num_item(lvedd, "4.6", "cm", code_item(DERIVATION, MEAN)),
            num_item(lvedd, "4.65", "cm", code_item(SELECTION, CHOSEN)),
            num_item(("LN", "18043-0"), "62", "%"),
            mode=TWO_D,
        ),
        PatientSex="F",
        PatientAge="034Y",
        StudyDate="20240102",
    )


def _code(pair: tuple[str, str]) -> Dataset:
    code = Dataset()
    code.CodingSchemeDesignator, code.CodeValue = pair
    code.CodeMeaning = MARK
    return code


SOUND_FILES = {
    "table.csv": TABLE.encode("utf-8-sig"),
    "table.xlsx": workbook([line.split(",") for line in TABLE.splitlines()]),
    "case.json": case_bytes(),
    "fhir.json": fhir_bytes(),
    "report.txt": REPORT.encode(),
    "report.dcm": sr_bytes(),
}
"""One sound file for each reader: what the fuzzing starts from."""
