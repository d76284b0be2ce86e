"""Messages as JSON lines, read as strictly as they are written."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TypeVar

from heart_engine.domain.problem import CaseRejectedError
from heart_engine.protocol.framing import MAX_LINE_BYTES
from heart_engine.protocol.json_values import from_json, to_json
from heart_engine.protocol.messages import (
    Browse,
    Cancel,
    Done,
    Event,
    Explain,
    Failed,
    Hello,
    Ping,
    Progress,
    Request,
    Screen,
    SelfTest,
)
from heart_engine.protocol.wire_error import RejectedCaseError, Rule, WireError

_REQUESTS: Mapping[str, type[Request]] = {
    "screen": Screen,
    "explain": Explain,
    "browse": Browse,
    "self_test": SelfTest,
    "ping": Ping,
    "cancel": Cancel,
}
_EVENTS: Mapping[str, type[Event]] = {"hello": Hello, "progress": Progress, "done": Done, "failed": Failed}
_TYPE_OF: Mapping[type, str] = {cls: name for name, cls in (*_REQUESTS.items(), *_EVENTS.items())}
_LONGEST_ID = 200  # characters; every refusal repeats the id, and none may become too long to be sent
_Message = TypeVar("_Message", bound=Request | Event)


def encode(message: Request | Event) -> bytes:
    """Write a message as one line of ASCII JSON, newline included."""
    document = {"type": _TYPE_OF[type(message)], **to_json(message)}
    try:
        line = json.dumps(document, allow_nan=False, separators=(",", ":")).encode("ascii") + b"\n"
    except ValueError:  # from None: the cause may carry a value
        raise WireError(Rule.NOT_FINITE, "message", _request_id(document)) from None
    if len(line) > MAX_LINE_BYTES:
        raise WireError(Rule.TOO_LONG, "message", _request_id(document))
    return line


def decode_request(line: bytes) -> Request:
    """Read what a desktop wrote; a case that cannot be screened raises RejectedCaseError."""
    return _decode(line, _REQUESTS)


def decode_event(line: bytes) -> Event:
    """Read what an engine wrote."""
    return _decode(line, _EVENTS)


def _decode(line: bytes, known: Mapping[str, type[_Message]]) -> _Message:
    document = _parse(line)
    if len(_request_id(document)) > _LONGEST_ID:
        raise WireError(Rule.TOO_LONG, "request_id")
    name = document.pop("type", None)
    if not isinstance(name, str) or name not in known:
        raise WireError(Rule.UNKNOWN_TYPE, "type", _request_id(document))
    try:
        return from_json(known[name], document, name)
    except CaseRejectedError as error:
        raise RejectedCaseError(error.problems, _request_id(document)) from None
    except WireError as error:
        raise WireError(error.rule, error.where, _request_id(document)) from None


def _request_id(document: Mapping[str, object]) -> str:
    found = document.get("request_id")
    return found if isinstance(found, str) else ""


def _parse(line: bytes) -> dict[str, object]:
    if len(line) > MAX_LINE_BYTES:
        raise WireError(Rule.TOO_LONG, "line")
    try:
        document = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_float=_finite,
            parse_constant=_finite,
        )
    except WireError:
        raise
    except (ValueError, RecursionError):  # from None: the cause would carry the line
        raise WireError(Rule.NOT_JSON, "line") from None
    if not isinstance(document, dict):
        raise WireError(Rule.NOT_AN_OBJECT, "line")
    return document


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise WireError(Rule.KEY_TWICE, "line")
    return document


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise WireError(Rule.NOT_FINITE, "line")
    return value
