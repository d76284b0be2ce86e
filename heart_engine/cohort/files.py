"""Read and write `heart-cohort/1`: a folder with `cohort.json` and `cases.csv`.

Anything wrong in a file is named by file, row, field and rule; nothing is read around.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from heart_engine.cohort.cohort import UNKNOWN_SET, Cohort, CohortInfo
from heart_engine.cohort.hospital import KEYS, SET_TEXTS
from heart_engine.domain.case import Sex
from heart_engine.domain.grades import GRADES
from heart_engine.domain.labels import label_set_from_text, label_set_to_text
from heart_engine.domain.measurement import Span, by_key
from heart_engine.domain.patient_limits import patient_limits

COHORT_FORMAT = "heart-cohort/1"
INFO_FILE = "cohort.json"
CASES_FILE = "cases.csv"
PERSON_COLUMNS = (
    "case_id",
    "patient_id",
    "hospital",
    "split",
    "age_years",
    "sex",
    "height_cm",
    "weight_kg",
)
COLUMNS = (*PERSON_COLUMNS, *KEYS, "labels")

_TEXT_COLUMNS = ("case_id", "patient_id", "hospital", "split")
_PERSON_NUMBERS = ("age_years", "height_cm", "weight_kg")
_MAX_SHOWN = 20
_SURPLUS = "surplus cells"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_Cell = TypeVar("_Cell")


class CohortRejectedError(ValueError):
    """A cohort that cannot be read, with every reason found; one line each: place and rule."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        rest = len(problems) - _MAX_SHOWN
        more = [f"... and {rest} more"] if rest > 0 else []
        super().__init__("\n".join([*problems[:_MAX_SHOWN], *more]))


def write_cohort(cohort: Cohort, folder: Path) -> None:
    """Write both files; the description comes last, so that a folder with one is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / CASES_FILE, lambda path: _write_cases(cohort, path))
    text = json.dumps(_info_document(cohort.info), ensure_ascii=False, indent=1) + "\n"
    _replace(folder / INFO_FILE, lambda path: path.write_text(text, encoding="utf-8"))


def read_cohort(folder: Path) -> Cohort:
    """Read both files; a CohortRejectedError names everything that is wrong."""
    info = _read_info(folder / INFO_FILE)
    path = folder / CASES_FILE
    if not path.is_file():
        raise CohortRejectedError([f"{path}: no such file"])
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=_SURPLUS)
            _check_columns(path, reader.fieldnames or ())
            rows = list(reader)
    except UnicodeDecodeError as error:
        raise CohortRejectedError([f"{path}: not UTF-8 at byte {error.start}"]) from error
    except csv.Error as error:
        raise CohortRejectedError([f"{path}: {error}"]) from error
    return _from_rows(info, path, rows)


def _write_cases(cohort: Cohort, path: Path) -> None:
    texts = [getattr(cohort, name).tolist() for name in _TEXT_COLUMNS]
    person = [_number_texts(cohort.age_years), cohort.sex.tolist()]
    person += [_number_texts(cohort.height_cm), _number_texts(cohort.weight_kg)]
    values = [_number_texts(column) for column in cohort.values.T]
    names = (*SET_TEXTS, "")  # UNKNOWN_SET reads the last
    labels = [names[index] for index in cohort.labels.tolist()]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(zip(*texts, *person, *values, labels, strict=True))


def _number_texts(column: np.ndarray) -> list[str]:
    return ["" if value != value else f"{value:.10g}" for value in column.tolist()]  # noqa: PLR0124 - NaN test


def _info_document(info: CohortInfo) -> dict[str, object]:
    return {
        "format": COHORT_FORMAT,
        "source": info.source,
        "simulated": info.simulated,
        "spectrum": dict(info.spectrum),
        "seed": info.seed,
        **info.more,
    }


def _replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file and put it in place in one step."""
    unfinished = path.with_name(path.name + ".unfinished")
    write(unfinished)
    unfinished.replace(path)


def _read_info(path: Path) -> CohortInfo:
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CohortRejectedError([f"{path}: {error.strerror}"]) from error
    except (ValueError, RecursionError) as error:
        raise CohortRejectedError([f"{path}: {error}"]) from error
    problems = _info_problems(document)
    if problems:
        raise CohortRejectedError([f"{path}: {one}" for one in problems])
    known = ("format", "source", "simulated", "spectrum", "seed")
    return CohortInfo(
        source=document["source"],
        simulated=document["simulated"],
        spectrum=document["spectrum"],
        seed=document.get("seed"),
        more={name: value for name, value in document.items() if name not in known},
    )


def _info_problems(document: object) -> list[str]:
    if not isinstance(document, dict):
        return ["not an object"]
    if document.get("format") != COHORT_FORMAT:
        return [f"format is not {COHORT_FORMAT}"]
    shapes = {"source": str, "simulated": bool, "spectrum": dict}
    return [
        f"{name} is not {shape.__name__}"
        for name, shape in shapes.items()
        if not isinstance(document.get(name), shape)
    ]


def _check_columns(path: Path, found: Sequence[str]) -> None:
    problems = [
        f"{path}, row 1, {one}: not a column of {COHORT_FORMAT}" for one in found if one not in COLUMNS
    ]
    if "case_id" not in found:
        problems.append(f"{path}, row 1: no column case_id")
    if len(set(found)) != len(found):
        problems.append(f"{path}, row 1: a column stands twice")
    if problems:
        raise CohortRejectedError(problems)


def _from_rows(info: CohortInfo, path: Path, rows: list[dict[str, str]]) -> Cohort:
    problems = [
        f"{path}, row {number}: more cells than columns"
        for number, row in enumerate(rows, start=2)
        if _SURPLUS in row
    ]
    numbers = {name: _numbers(path, name, rows, problems) for name in (*_PERSON_NUMBERS, *KEYS)}
    sex = _each(path, "sex", rows, problems, _sex)
    labels = _each(path, "labels", rows, problems, _set_index)
    ids = [row["case_id"] for row in rows]
    problems += _id_problems(path, ids)
    if problems:
        raise CohortRejectedError(problems)
    texts = {name: np.array([row.get(name) or "" for row in rows], dtype=np.str_) for name in _TEXT_COLUMNS}
    return Cohort(
        info=info,
        **texts,
        age_years=numbers["age_years"],
        sex=np.array(sex, dtype=np.str_),
        height_cm=numbers["height_cm"],
        weight_kg=numbers["weight_kg"],
        values=np.column_stack([numbers[key] for key in KEYS]).reshape(len(rows), len(KEYS)),
        labels=np.array(labels, dtype=np.int64),
    )


def _id_problems(path: Path, ids: list[str]) -> list[str]:
    seen: set[str] = set()
    problems = []
    for number, one in enumerate(ids, start=2):
        if not one or one in seen:
            problems.append(f"{path}, row {number}, case_id: {'empty' if not one else f'{one} stands twice'}")
        seen.add(one)
    return problems


def _numbers(path: Path, name: str, rows: list[dict[str, str]], problems: list[str]) -> np.ndarray:
    read = _graded if name in KEYS and by_key()[name].is_grade else _limited(_hard_limits(name))
    return np.array(_each(path, name, rows, problems, read), dtype=np.float64)


def _each(
    path: Path, name: str, rows: list[dict[str, str]], problems: list[str], read: Callable[[str], _Cell]
) -> list[_Cell | None]:
    """Read a column cell by cell; what cannot be read is reported and stands as None until the end."""
    found: list[_Cell | None] = []
    for number, row in enumerate(rows, start=2):
        try:
            found.append(read((row.get(name) or "").strip()))
        except ValueError as error:
            problems.append(f"{path}, row {number}, {name}: {error}")
            found.append(None)
    return found


def _number(text: str) -> float:
    if not text:
        return math.nan
    if not _NUMBER.fullmatch(text):
        msg = f"{text} is not a number"
        raise ValueError(msg)
    return float(text)


def _hard_limits(name: str) -> Span:
    return by_key()[name].hard if name in KEYS else patient_limits()[name].hard


def _limited(hard: Span) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = _number(text)
        if text and not hard.contains(value):
            msg = f"{text} is outside {hard.low:g} to {hard.high:g}"
            raise ValueError(msg)
        return value

    return read


def _graded(text: str) -> float:
    value = _number(text)
    if text and value not in GRADES:
        msg = f"{text} is none of {', '.join(f'{one:g}' for one in GRADES)}"
        raise ValueError(msg)
    return value


def _sex(text: str) -> str:
    return str(Sex(text or Sex.UNKNOWN))


def _set_index(text: str) -> int:
    return UNKNOWN_SET if not text else SET_TEXTS.index(label_set_to_text(label_set_from_text(text)))
