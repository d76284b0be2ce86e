from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.engine.roles import State
from app.views import loading_clock
from app.views.main_window import MainWindow


@pytest.mark.parametrize("state", [State.STARTING, State.RESTARTING])
def test_whoever_waits_for_the_engine_sees_that_it_goes_on(
    window: MainWindow, engine: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    monkeypatch.setattr(loading_clock, "SECOND_MS", 1)  # seconds as short as that
    said = window.header._engine.text
    engine.enter(state)
    assert "so far" not in said()
    qtbot.waitUntil(lambda: "s so far" in said())
    first = said()
    qtbot.waitUntil(lambda: said() != first)
    engine.enter(State.READY)
    assert said().startswith("Engine ready")
    assert window._clock.seconds() == 0
    assert not window._clock._timer.isActive()
