"""Read JSON text so that every number keeps its digits as they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heart_engine.interchange.limits import MAX_NESTING
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode

_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the file spells it."""

    text: str


def load_json(text: str) -> Any:  # noqa: ANN401  # JSON is whatever a file holds; readers check each part
    """Parse a text with exact numbers; repeated keys, NaN and deep nesting are refused."""
    try:
        document = json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_repeats,
        )
    except RecursionError as error:
        raise FileRefusedError(RefusalCode.UNSAFE, f"nested deeper than {MAX_NESTING}") from error
    except json.JSONDecodeError as error:
        raise FileRefusedError(
            RefusalCode.DAMAGED, error.msg, row=error.lineno, column=str(error.colno)
        ) from error
    return document


def plain_json(document: object) -> object:
    """Return the document with ordinary numbers, for readers that check them themselves."""
    if isinstance(document, Number):
        is_whole = document.text.lstrip("-").isdigit()
        return int(document.text) if is_whole else float(document.text)
    if isinstance(document, Mapping):
        return {name: plain_json(value) for name, value in document.items()}
    return [plain_json(one) for one in document] if isinstance(document, list) else document


def _number(text: str) -> Number:
    if len(text) > _LONGEST_NUMBER:
        raise FileRefusedError(RefusalCode.DAMAGED, f"a number of more than {_LONGEST_NUMBER} characters")
    return Number(text)


def _refuse_constant(text: str) -> Number:
    raise FileRefusedError(RefusalCode.DAMAGED, f"{text} is no number")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise FileRefusedError(RefusalCode.DAMAGED, "a key stands twice in one object")
        found[key] = value
    return found
