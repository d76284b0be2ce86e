"""What a person confirmed about the columns of one file layout, saved and used again."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import typed_keys
from heart_engine.domain.resources import read_table
from heart_engine.domain.sites import sites
from heart_engine.domain.typed_field import field_of
from heart_engine.domain.typed_text import plain
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

MAPPING_FORMAT = "heart-mapping/1"
EXAM_DATE = "_date"
IGNORE = "_ignore"
OPEN = "?"
"""What a proposal begins with that nobody has confirmed; such an answer counts as none."""

_FIELDS = frozenset({"key", "unit", "scale", "site"})
_OF_CLEANING = frozenset({"accept", "texts"})  # answers about single texts, which only cleaning asks for


@dataclass(frozen=True, slots=True)
class Choice:
    """The field, unit, scale and site of one column; None is not said."""

    key: str
    unit: str | None = None
    scale: str | None = None
    site: str | None = None


def choices_from_json(document: object) -> dict[str, Choice]:
    """Read a saved mapping from header texts to choices; a refusal names the header and the rule."""
    if not isinstance(document, Mapping) or document.get("format") != MAPPING_FORMAT:
        raise FileRefusedError(RefusalCode.BAD_MAPPING, f"format is not {MAPPING_FORMAT}")
    columns = document.get("columns")
    if not isinstance(columns, Mapping):
        raise FileRefusedError(RefusalCode.BAD_MAPPING, "columns is not an object")
    read = {str(header): _choice(str(header), one) for header, one in columns.items()}
    return {header: one for header, one in read.items() if one is not None}


def factor_of(key: str, unit: str) -> Fraction | None:
    """Return what turns a number in this unit into the field's own; None where the unit does not fit."""
    if kind_of(key) != "number":
        return None
    known = field_of(key).units.get(plain(unit))
    if known is not None and known.action == "value":
        return known.factor
    named = {plain(row["unit"]): row["factor"] for row in unit_bands(key)}
    factor = named.get(plain(unit))
    return Fraction(factor) if factor else None


def kind_of(key: str) -> str:
    """Say how a key is read: `grade`, `sex`, `date` or `number`."""
    if key in by_key() and by_key()[key].is_grade:
        return "grade"
    return {"_sex": "sex", EXAM_DATE: "date"}.get(key, "number")


@functools.cache
def scale_values(kind: str, scale: str) -> dict[str, str]:
    """Return what each plain text of a confirmed scale stands for."""
    rows = read_table("import_scales.csv")
    return {plain(row["text"]): row["value"] for row in rows if (row["kind"], row["scale"]) == (kind, scale)}


@functools.cache
def scales(kind: str) -> tuple[str, ...]:
    """Return the scales that a column of this kind may have."""
    return tuple(
        dict.fromkeys(row["scale"] for row in read_table("import_scales.csv") if row["kind"] == kind)
    )


@functools.cache
def unit_bands(key: str) -> tuple[dict[str, str], ...]:
    """Return which unit a bare number of which size suggests."""
    return tuple(row for row in read_table("unit_guess.csv") if row["key"] == key)


def _choice(header: str, document: object) -> Choice | None:
    """Read what was said of one column; None where nobody has said yet what it is."""
    if not isinstance(document, Mapping) or not set(document) <= _FIELDS | _OF_CLEANING:
        raise _refused(header, "not an object of key, unit, scale, site")
    said = {name: value for name, value in document.items() if name in _FIELDS}
    texts = {name: value for name, value in said.items() if isinstance(value, str)}
    settled = {name: value for name, value in texts.items() if not value.startswith(OPEN)}
    if not document or len(texts) < len(said) or (settled and "key" not in texts):
        raise _refused(header, "key is missing, or something is not a text")
    return _checked(header, Choice(**settled)) if "key" in settled else None


def _checked(header: str, choice: Choice) -> Choice:
    if choice.key not in (*typed_keys(), EXAM_DATE, IGNORE):
        raise _refused(header, f"no field {choice.key}")
    if choice.unit is not None and factor_of(choice.key, choice.unit) is None:
        raise _refused(header, f"{choice.unit} is no unit of {choice.key}")
    if choice.scale is not None and choice.scale not in scales(kind_of(choice.key)):
        raise _refused(header, f"{choice.scale} is no scale of {choice.key}")
    if choice.site is not None and choice.site not in [one.id for one in sites().get(choice.key, ())]:
        raise _refused(header, f"{choice.site} is no site of {choice.key}")
    return choice


def _refused(header: str, rule: str) -> FileRefusedError:
    return FileRefusedError(RefusalCode.BAD_MAPPING, rule, column=header)
