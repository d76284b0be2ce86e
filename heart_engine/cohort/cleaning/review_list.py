"""The list of rows that a person should look at, as a file that can be answered and given back.

`look` is `first` where sound rows hardly ever break the rule, else `then`. `answer` may hold `keep`, `drop`,
or the value that was meant, with its unit.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from heart_engine.cohort.cleaning.limits import strong_rules
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.domain.case import MissingReason
from heart_engine.domain.numbers import DoubtfulNumberError, Status, parse_number, parse_typed
from heart_engine.domain.spreadsheet_text import neutralised
from heart_engine.interchange.csv_reader import DELIMITERS, choose_delimiter, decode_text
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode, unreadable

COLUMNS = ("look", "row", "field", "value", "rule", "says_en", "says_zh", "proposal", "answer")
KEEP, DROP = "keep", "drop"
_NEEDED = ("row", "field", "answer")
_WORKBOOK_MARK = b"PK"
_ROUNDING = 1e-6  # the list has ten digits, and a spreadsheet may show fewer


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; `proposal` stands where a value was left out until somebody answers."""

    row: int
    field: str
    value: float | None
    rule: str
    says_en: str
    says_zh: str
    proposal: str = ""

    @property
    def is_strong(self) -> bool:
        """Say whether a mistake is likelier here than a disease."""
        return self.rule in strong_rules()


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """What a person answered to an earlier list, by row and field, and the numbers that stood there then."""

    answers: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    stood: Mapping[tuple[int, str], float] = field(default_factory=dict)

    def of(self, row: int) -> Mapping[str, str]:
        """Return what was said about one row, by field."""
        return self.answers.get(row, {})

    def applied(self, study: Study) -> Study:
        """Return the study with what was corrected or dropped; a list of other rows is refused."""
        for key, answer in self.of(study.row).items():
            self._check_row(study, key)
            if answer != KEEP:
                study = _answered(study, key, answer)
        return study

    def _check_row(self, study: Study, key: str) -> None:
        """Refuse to correct what stands in another row than it did, as after sorting the file."""
        stood, stands = self.stood.get((study.row, key)), study.case.measurements.get(key)
        if stood is not None and stands is not None and not math.isclose(stood, stands, rel_tol=_ROUNDING):
            rule = f"the review list is about other rows: {key} was {stood:g} and is {stands:g}"
            raise FileRefusedError(RefusalCode.BAD_MAPPING, rule, row=study.row, column=key)


def without_value(study: Study, key: str, reason: MissingReason) -> Study:
    """Return the study without one value, and why it has none."""
    case = study.case
    kept = {name: value for name, value in case.measurements.items() if name != key}
    return replace(study, case=replace(case, measurements=kept, missing={**case.missing, key: reason}))


def write_findings(path: Path, findings: Iterable[Finding]) -> int:
    """Write the list and return how long it is."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for one in findings:
            value = "" if one.value is None else f"{one.value:.10g}"
            texts = [one.field, value, one.rule, neutralised(one.says_en), neutralised(one.says_zh)]
            look = "first" if one.is_strong else "then"
            writer.writerow([look, one.row, *texts, one.proposal, ""])
            count += 1
    return count


def read_answers(path: Path) -> RowAnswers:
    """Read the list back as a spreadsheet saved it; what is no value of its field is refused with its row."""
    try:
        return _read(_lines(path.read_bytes()))
    except OSError as error:
        raise unreadable(error).about(path) from error
    except FileRefusedError as refusal:
        raise refusal.about(path) from refusal


def _lines(data: bytes) -> csv.DictReader[str]:
    """Open the list; a table that is none, such as the hospital's own, would otherwise answer nothing."""
    if data.startswith(_WORKBOOK_MARK):
        raise FileRefusedError(RefusalCode.BAD_MAPPING, "a workbook: save the list as CSV")
    text, _ = decode_text(data)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=DELIMITERS[choose_delimiter(text)])
    absent = [name for name in _NEEDED if name not in (lines.fieldnames or ())]
    if absent:
        raise FileRefusedError(RefusalCode.BAD_MAPPING, f"no list of rows: no column {', '.join(absent)}")
    return lines


def _read(lines: csv.DictReader[str]) -> RowAnswers:
    found: dict[int, dict[str, str]] = {}
    stood: dict[tuple[int, str], float] = {}
    try:
        for line, row in enumerate(lines, start=2):
            answer = (row.get("answer") or "").strip()
            if not answer:
                continue
            key, number = row.get("field") or "", row.get("row") or ""
            if not number.isdigit() or not _is_answer(key, answer):
                raise _refused(line, f"{answer!r} is no answer")
            found.setdefault(int(number), {})[key] = answer
            if value := (row.get("value") or "").strip():
                stood[int(number), key] = parse_number(value)
    except (csv.Error, DoubtfulNumberError) as error:
        raise _refused(lines.line_num, str(error)) from error
    return RowAnswers(found, stood)


def _refused(line: int, rule: str) -> FileRefusedError:
    return FileRefusedError(RefusalCode.BAD_MAPPING, rule, row=line, column="answer")


def _is_answer(key: str, answer: str) -> bool:
    if answer in (KEEP, DROP):
        return True
    try:
        return parse_typed(key, answer).status is Status.VALUE
    except KeyError:
        return False


def _answered(study: Study, key: str, answer: str) -> Study:
    if answer == DROP:
        return without_value(study, key, MissingReason.AMBIGUOUS)
    value = parse_typed(key, answer).value
    if not isinstance(value, float):
        return study
    case = study.case
    missing = {name: reason for name, reason in case.missing.items() if name != key}
    return replace(study, case=replace(case, measurements={**case.measurements, key: value}, missing=missing))
