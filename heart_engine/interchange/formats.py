"""Say what a file is by its first bytes, check its size, and hand it to the reader of that format."""

from __future__ import annotations

from collections.abc import Mapping

from heart_engine.interchange.candidate import FileReading
from heart_engine.interchange.case_reader import read_case
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.csv_reader import decode_text, read_csv
from heart_engine.interchange.fhir_reader import read_fhir
from heart_engine.interchange.json_text import load_json, plain_json
from heart_engine.interchange.limits import MAX_FILE_BYTES
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.report_text import read_report
from heart_engine.interchange.sr_reader import read_sr
from heart_engine.interchange.xlsx_reader import read_xlsx

_DICOM_MARK = slice(128, 132)
_REFUSED_MARKS = {
    b"\xd0\xcf\x11\xe0": "an old binary workbook: save it as .xlsx",
    b"%PDF": "a PDF: copy its text and paste it",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a packed file",
}
_TABLE_ENDINGS = (".csv", ".tsv")


def read_file(name: str, data: bytes, choices: Mapping[str, Choice]) -> FileReading:
    """Read whatever a file holds; a FileRefusedError says why not."""
    if len(data) > MAX_FILE_BYTES:
        raise FileRefusedError(RefusalCode.TOO_LARGE, f"more than {MAX_FILE_BYTES} bytes")
    if not data.strip():
        raise FileRefusedError(RefusalCode.EMPTY, "nothing in it")
    if data[_DICOM_MARK] == b"DICM":
        return read_sr(data)
    if data.startswith(b"PK"):
        return read_xlsx(data, choices)
    for mark, what in _REFUSED_MARKS.items():
        if data.startswith(mark):
            raise FileRefusedError(RefusalCode.UNKNOWN_FORMAT, what)
    return _read_text(name, data, choices)


def read_json(data: bytes) -> FileReading:
    """Read our own case file or a FHIR document."""
    text, _ = decode_text(data)
    document = load_json(text)
    if isinstance(document, Mapping) and "resourceType" in document:
        return read_fhir(document)
    if isinstance(document, Mapping) and "format" in document:
        return read_case(plain_json(document))
    raise FileRefusedError(RefusalCode.UNKNOWN_FORMAT, "JSON that is neither a case nor FHIR")


def _read_text(name: str, data: bytes, choices: Mapping[str, Choice]) -> FileReading:
    text, _ = decode_text(data)
    if text.lstrip()[:1] in ("{", "["):
        return read_json(data)
    if name.lower().endswith(_TABLE_ENDINGS):
        return read_csv(data, choices)
    try:
        reading = read_csv(data, choices)
    except FileRefusedError:
        return read_report(text)
    is_table = len({one.key for one in reading.candidates}) > 1 and len(reading.columns) != 1
    return reading if is_table else read_report(text)
