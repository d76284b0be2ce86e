"""Why a request got no answer, whichever side the reason is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.protocol.messages import FailureCode


class Loss(StrEnum):
    """What can befall the engine process, as the desktop sees it."""

    CRASHED = "engine_crashed"
    SILENT = "engine_silent"
    GARBLED = "engine_garbled"
    INCOMPATIBLE = "engine_incompatible"
    UNKILLABLE = "engine_unkillable"
    STOPPED = "engine_stopped"
    CHANGED = "engine_changed"  # what answers now is not what gave the answer


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer that will not come: a code for `app.messages` and the values its text needs."""

    code: FailureCode | Loss
    params: Mapping[str, object] = field(default_factory=dict)
