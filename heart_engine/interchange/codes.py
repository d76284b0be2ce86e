"""What a code of DICOM, LOINC or SNOMED means in the form, by `codes.csv`; its meaning text never counts."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.resources import read_table

ANY_SITE = ""
_SKIPPED_ROLES = ("classification", "qualifier", "container", "modifier concept")
_OLD_SCHEMES = ("SRT", "SNM3", "99SDM")  # the same codes under the names that older devices use
_E_PRIME = "399133000"


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a code may mean; `is_doubtful` readings are questions."""

    key: str
    at: str  # SNOMED code of the finding site, or ANY_SITE
    site: str | None
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class Primary:
    """The code under which a field is written."""

    scheme: str
    code: str
    meaning: str
    body_site: str
    site_name: str
    ucum: str


def targets(scheme: str, code: str) -> tuple[Target, ...]:
    """Return what a code may mean; empty where it is no field of the form."""
    return _targets().get(modern(scheme, code), ())


def find_target(scheme: str, code: str, at: str | None) -> Target | None:
    """Choose by the finding site; a generic concept means nothing without one."""
    found = targets(scheme, code)
    is_generic = len(found) > 1
    fitting = [one for one in found if one.at == at] or ([] if is_generic else list(found))
    if not fitting:
        return None
    target = fitting[0]
    is_elsewhere = modern(scheme, code)[0] == "SCT" and at not in (None, target.at) and not _is_annulus(code)
    return Target(target.key, target.at, target.site, target.is_doubtful or is_elsewhere)


def modern(scheme: str, code: str) -> tuple[str, str]:
    """Return a SNOMED code in today's form, whichever form the device wrote."""
    if scheme in _OLD_SCHEMES:
        return ("SCT", _old_codes().get(code, code))
    return (scheme, code)


def annulus_side(at: str | None) -> str | None:
    """Return which side of the mitral annulus a finding site is; None where it does not say."""
    sides = {row["site_sct"]: row["role"].removeprefix("core ") for row in _rows() if row["key"] == "mve_e"}
    side = sides.get(at or "")
    return side if side in ("lateral", "septal") else None


def is_e_prime(scheme: str, code: str) -> bool:
    """Say whether this is the one concept that serves every site of the annulus."""
    return modern(scheme, code) == ("SCT", _E_PRIME)


def grade_of(scheme: str, code: str) -> float | None:
    """Return the grade that a coded answer stands for."""
    return _grade_codes().get(modern(scheme, code))


def grade_code(grade: float) -> str:
    """Return the SNOMED code of a grade."""
    return next(code for (_, code), known in _grade_codes().items() if known == grade)


@functools.cache
def primary_codes() -> dict[str, tuple[Primary, ...]]:
    """Return the verified codes under which each field is written, the first one first."""
    found: dict[str, tuple[Primary, ...]] = {}
    for row in _rows():
        target = _role(row)
        is_written = row["verification"].startswith("verified") and target and not target.is_doubtful
        if target and is_written:
            code = Primary(
                row["scheme"], row["code"], row["meaning"], row["site_sct"], row["finding_site"], row["ucum"]
            )
            name = f"{target.key}@{target.site}" if target.site else target.key
            found[name] = (*found.get(name, ()), code)
    return found


@functools.cache
def _targets() -> dict[tuple[str, str], tuple[Target, ...]]:
    found: dict[tuple[str, str], tuple[Target, ...]] = {}
    for row in _rows():
        target = _role(row)
        if target is not None:
            name = (row["scheme"], row["code"])
            found[name] = (*found.get(name, ()), target)
    return found


def _role(row: dict[str, str]) -> Target | None:
    is_ours = row["key"] in _measured() or (row["key"], row["role"]) in _roles()
    if not is_ours or row["role"] in _SKIPPED_ROLES:
        return None
    role = _roles().get((row["key"], row["role"]), {"target": row["key"], "site": "", "doubt": ""})
    if not role["target"]:
        return None
    return Target(role["target"], row["site_sct"], role["site"] or None, role["doubt"] == "yes")


def _is_annulus(code: str) -> bool:
    return code == _E_PRIME or _old_codes().get(code) == _E_PRIME


@functools.cache
def _rows() -> list[dict[str, str]]:
    return read_table("codes.csv")


@functools.cache
def _roles() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["key"], row["role"]): row for row in read_table("code_roles.csv")}


@functools.cache
def _measured() -> frozenset[str]:
    return frozenset(row["key"] for row in read_table("measurements.csv"))


@functools.cache
def _old_codes() -> dict[str, str]:
    concepts = {row["srt"]: row["sct"] for row in read_table("srt_codes.csv")}
    return concepts | {row["site_srt"]: row["site_sct"] for row in _rows() if row["site_srt"]}


@functools.cache
def _grade_codes() -> dict[tuple[str, str], float]:
    return {(row["scheme"], row["code"]): float(row["grade"]) for row in read_table("grade_codes.csv")}
