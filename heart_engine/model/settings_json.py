"""Settings to and from the manifest's JSON; a key that is unknown, absent or of the wrong type is refused."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from enum import StrEnum

from heart_engine.model.settings import ModelSettings


class SettingsError(ValueError):
    """Settings that this version cannot read, with the place where they go wrong."""

    def __init__(self, where: str, rule: str) -> None:
        self.where = where
        super().__init__(f"{where or 'settings'}: {rule}")


def settings_to_json(settings: ModelSettings) -> dict[str, object]:
    """Write settings as plain JSON values."""
    return dataclasses.asdict(settings)


def settings_from_json(document: object) -> ModelSettings:
    """Read what `settings_to_json` wrote."""
    return typing.cast("ModelSettings", _read(ModelSettings, document, ""))


def _read(kind: typing.Any, value: object, where: str) -> object:  # noqa: ANN401 - a type form has no type
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(typing.cast("type", kind), value, where)
    if typing.get_origin(kind) is tuple:
        return _read_tuple(typing.get_args(kind)[0], value, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _read_choice(kind, value, where)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise SettingsError(where, f"{kind.__name__} expected")
    return value


def _read_dataclass(kind: type, value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise SettingsError(where, "an object expected")
    hints = _hints(kind)
    if set(value) != set(hints):
        odd = sorted(str(key) for key in set(value) ^ set(hints))
        raise SettingsError(where, f"unknown or absent: {', '.join(odd)}")
    return kind(
        **{name: _read(hint, value[name], f"{where}.{name}".lstrip(".")) for name, hint in hints.items()}
    )


def _read_tuple(kind: type, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise SettingsError(where, "a list expected")
    return tuple(_read(kind, one, f"{where}[{index}]") for index, one in enumerate(value))


def _read_choice(kind: type[StrEnum], value: object, where: str) -> StrEnum:
    if not isinstance(value, str) or value not in list(kind):
        raise SettingsError(where, f"one of {', '.join(kind)} expected")
    return kind(value)


@functools.cache
def _hints(kind: type) -> types.MappingProxyType[str, typing.Any]:
    return types.MappingProxyType(typing.get_type_hints(kind))
