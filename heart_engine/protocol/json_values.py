"""Frozen dataclasses to JSON values and back, by their annotations and without any guessing."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar, cast

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_json, case_to_json
from heart_engine.domain.result import Result
from heart_engine.domain.result_json import result_from_json, result_to_json
from heart_engine.protocol.wire_error import Rule, WireError

_Value = TypeVar("_Value")


def to_json(value: object) -> dict[str, object]:
    """Turn a dataclass into a document of JSON values."""
    names = (one.name for one in dataclasses.fields(value))  # type: ignore[arg-type]  # messages are dataclasses
    return {name: _to_json(getattr(value, name)) for name in names}


def from_json(cls: type[_Value], document: object, where: str) -> _Value:
    """Build a dataclass from a document that has exactly its fields, each of its type."""
    values = _object(document, where)
    hints = _hints(cast("type", cls))
    for name in hints:
        if name not in values:
            raise WireError(Rule.FIELD_MISSING, f"{where}.{name}")
    if len(values) > len(hints):
        raise WireError(Rule.UNKNOWN_FIELD, where)
    return cls(**{name: _from_json(hint, values[name], f"{where}.{name}") for name, hint in hints.items()})


def _to_json(value: object) -> object:
    match value:
        case Case():
            return case_to_json(value)
        case Result():
            return result_to_json(value)
        case tuple() | list():
            return [_to_json(one) for one in value]
        case Mapping():
            return {key: _to_json(one) for key, one in value.items()}
        case _ if dataclasses.is_dataclass(value):
            return to_json(value)
        case _:
            return value


@functools.cache
def _hints(cls: type) -> Mapping[str, object]:
    return typing.get_type_hints(cls)


def _from_json(hint: object, value: object, where: str) -> object:
    kind, arguments = typing.get_origin(hint), typing.get_args(hint)
    if kind is None:
        return _single(cast("type", hint), value, where)
    if kind is types.UnionType:  # always "X | None"
        return None if value is None else _from_json(arguments[0], value, where)
    if kind is tuple:  # always "tuple[X, ...]"
        return tuple(_from_json(arguments[0], one, where) for one in _array(value, where))
    return {key: _from_json(arguments[1], one, where) for key, one in _object(value, where).items()}


def _single(cls: type, value: object, where: str) -> object:
    if cls in _READERS:
        return _READERS[cls](value, where)
    if issubclass(cls, StrEnum):
        return _choice(cls, value, where)
    return from_json(cls, value, where)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise WireError(Rule.NOT_TEXT, where)
    return value


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(Rule.NOT_A_NUMBER, where)
    try:
        return float(value)
    except OverflowError:  # an integer beyond every float
        raise WireError(Rule.NOT_FINITE, where) from None


def _integer(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WireError(Rule.NOT_A_WHOLE_NUMBER, where)
    return value


def _truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise WireError(Rule.NOT_TRUE_OR_FALSE, where)
    return value


def _object(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WireError(Rule.NOT_AN_OBJECT, where)
    return value


def _array(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise WireError(Rule.NOT_A_LIST, where)
    return value


def _choice(cls: type[StrEnum], value: object, where: str) -> StrEnum:
    if value not in [one.value for one in cls]:  # a list: the value may be unhashable
        raise WireError(Rule.NOT_A_CHOICE, where)
    return cls(value)


def _result(value: object, where: str) -> Result:
    try:
        return result_from_json(value)
    except ValueError:  # from None: the cause may carry a value
        raise WireError(Rule.NOT_A_RESULT, where) from None


_READERS: Mapping[type, Callable[[object, str], object]] = {
    str: _text,
    float: _number,
    int: _integer,
    bool: _truth,
    object: lambda value, _: value,
    Case: lambda value, _: case_from_json(value),
    Result: _result,
}
