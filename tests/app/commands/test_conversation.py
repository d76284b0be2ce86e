from __future__ import annotations

from typing import Any, cast

import pytest

from app.commands.conversation import Conversation
from app.engine.connection import EngineConnection, Handlers
from app.engine.losses import Failure, Loss
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import Explain, Screen

pytestmark = pytest.mark.usefixtures("qapp")


class Listening:
    """An engine that notes what it was asked, and gives no answer."""

    hello = None

    def __init__(self) -> None:
        self.heard: list[Screen | Explain] = []

    def submit(self, request: Screen | Explain, handlers: Handlers) -> None:
        self.heard.append(request)
        handlers.failure(Failure(Loss.CRASHED))


def test_the_engine_is_never_told_whose_case_it_is(demo: Case) -> None:
    engine = Listening()
    conversation = Conversation(cast("EngineConnection", cast("Any", engine)))
    assert demo.case_id
    conversation.screen(demo, {}, lambda *_: None)
    conversation.explain(demo, {}, lambda *_: None)
    assert [one.case.case_id for one in engine.heard] == ["", ""]
    assert all(one.case.measurements == demo.measurements for one in engine.heard)
