"""Frozen dataclasses to and from JSON; an unknown or absent key or a wrong type is refused by its place."""

from __future__ import annotations

import dataclasses
import functools
import math
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

Value = typing.TypeVar("Value")


class ShapeError(ValueError):
    """JSON that is not of the shape a dataclass has, with the place where it goes wrong."""

    def __init__(self, where: str, rule: str) -> None:
        self.where = where
        super().__init__(f"{where or 'document'}: {rule}")


def to_json(value: object) -> dict[str, object]:
    """Write a dataclass as plain JSON values."""
    return dataclasses.asdict(typing.cast("Any", value))


def from_json(kind: type[Value], document: object) -> Value:
    """Read what `to_json` wrote."""
    return typing.cast("Value", _read(kind, document, ""))


def _read(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type form has no type
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast("type", kind), value, where)
    if typing.get_origin(kind) is tuple:
        return _read_tuple(typing.get_args(kind)[0], value, where)
    if typing.get_origin(kind) is Mapping:
        return _read_mapping(typing.get_args(kind)[1], value, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _read_choice(kind, value, where)
    return _read_plain(kind, value, where)


def _read_plain(kind: type, value: object, where: str) -> object:
    if kind is float and type(value) is int:
        try:
            value = float(value)
        except OverflowError as error:
            raise ShapeError(where, "a finite number expected") from error
    if type(value) is not kind:
        raise ShapeError(where, f"{kind.__name__} expected")
    if isinstance(value, float) and not math.isfinite(value):
        raise ShapeError(where, "a finite number expected")
    return value


def _read_dataclass(kind: type, value: object, where: str) -> object:
    hints = _hints(kind)
    found = _object(value, where)
    if set(found) != set(hints):
        odd = sorted(set(found) ^ set(hints))
        raise ShapeError(where, f"unknown or absent: {', '.join(odd)}")
    return kind(**{name: _read(hint, found[name], _place(where, name)) for name, hint in hints.items()})


def _read_mapping(kind: Any, value: object, where: str) -> dict[str, object]:  # noqa: ANN401 - as above
    return {name: _read(kind, one, _place(where, name)) for name, one in _object(value, where).items()}


def _read_tuple(kind: Any, value: object, where: str) -> tuple[object, ...]:  # noqa: ANN401 - as above
    if not isinstance(value, list | tuple):
        raise ShapeError(where, "a list expected")
    return tuple(_read(kind, one, f"{where}[{index}]") for index, one in enumerate(value))


def _read_choice(kind: type[StrEnum], value: object, where: str) -> StrEnum:
    if not isinstance(value, str) or value not in list(kind):
        raise ShapeError(where, f"one of {', '.join(kind)} expected")
    return kind(value)


def _object(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise ShapeError(where, "an object expected")
    return value


def _place(where: str, name: str) -> str:
    return f"{where}.{name}".lstrip(".")


@functools.cache
def _hints(kind: type) -> types.MappingProxyType[str, Any]:
    return types.MappingProxyType(typing.get_type_hints(kind))
