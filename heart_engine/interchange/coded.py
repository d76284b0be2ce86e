"""From a coded measurement to a candidate: codes say field and unit; the size of a number never does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heart_engine.domain.grades import grade_echo
from heart_engine.interchange.candidate import Candidate, Ignored, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import factor_of, kind_of
from heart_engine.interchange.codes import annulus_side, find_target, grade_of, is_e_prime

Code = tuple[str, str]
_UNITLESS = ("1", "{ratio}", "{index}", "{score}", "")


@dataclass(frozen=True, slots=True)
class CodedItem:
    """One measurement as a coded document states it."""

    codes: Sequence[Code]
    where: Where
    at: str | None = None  # SNOMED code of the finding site
    number: str | None = None
    unit: str = ""
    answers: Sequence[Code] = ()
    text: str = ""


def read_coded(item: CodedItem) -> tuple[Candidate, ...] | Ignored:
    """Read one item; what is no field of the form is listed, not read."""
    found = [target for code in item.codes if (target := find_target(*code, item.at)) is not None]
    if len({one.key for one in found}) != 1:
        return Ignored(item.where, _names(item.codes), "codes_disagree" if found else "no_field")
    target = found[0]
    read = _read(target.key, item)
    side = annulus_side(item.at) if any(is_e_prime(*code) for code in item.codes) else target.site
    if side and read[0].status is ImportStatus.VALUE:
        status = ImportStatus.VALUE
        site = Candidate(f"sites.{target.key}", side, side, None, status, "site_code", None, item.where)
        read = (*read, site)
    return tuple(one.asked("code_in_doubt") for one in read) if target.is_doubtful else read


def _read(key: str, item: CodedItem) -> tuple[Candidate, ...]:
    if kind_of(key) == "grade":
        return _grade(key, item)
    if item.number is None:
        return read_cell(key, item.text, item.where)
    raw = f"{item.number} {item.unit}".strip()
    if item.unit in _UNITLESS:
        found = read_cell(key, item.number, item.where)
        is_sound = found[0].unit == "1" or found[0].status is not ImportStatus.VALUE
        return tuple(replace(one if is_sound else one.asked("unit_missing"), raw=raw) for one in found)
    if factor_of(key, item.unit) is None:
        refused = Candidate(key, raw, None, None, ImportStatus.REJECT, "unit_unknown", None, item.where)
        return (refused,)
    return tuple(replace(one, raw=raw) for one in read_cell(key, f"{item.number} {item.unit}", item.where))


def _grade(key: str, item: CodedItem) -> tuple[Candidate, ...]:
    """Read a grade from its coded answer, else from its text; a bare number has no scale."""
    grades = {grade for code in item.answers if (grade := grade_of(*code)) is not None}
    raw = item.text or _names(item.answers) or f"{item.number or ''} {item.unit}".strip()
    if len(grades) == 1:
        found = read_cell(key, grade_echo(grades.pop()), item.where)
        return tuple(replace(one, raw=raw, rule="grade_code") for one in found)
    found = read_cell(key, raw, item.where)
    is_refused = found[0].status is ImportStatus.REJECT
    return tuple(one.asked("C14") for one in found) if is_refused or len(grades) > 1 else found


def _names(codes: Sequence[Code]) -> str:
    return ", ".join(f"{scheme} {code}" for scheme, code in codes)
