"""An engine that has been given up: form, drafts, records and old reports go on without it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.engine.losses import Failure, Loss
from app.engine.roles import State
from heart_engine.domain.result import Result
from tests.app.records.conftest import Program
from tests.app.records.test_history_page import cells, choose, dialog_of_preview, page_of


def test_a_dead_engine_leaves_form_history_and_old_reports(
    clinic: Program, make_result: Callable[..., Result]
) -> None:
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.settle()
    clinic.engine.enter(State.STOPPED, Failure(Loss.CRASHED))
    assert clinic.window.header.restart.isVisible()

    page = page_of(clinic)
    assert [row[4] for row in cells(page, clinic)] == ["ASD"]
    choose(page, clinic, 0)
    clinic.press(Qt.Key.Key_P)
    dialog_of_preview(clinic).reject()
    assert len(clinic.outside.made) == 1

    clinic.window.go_to("case")
    clinic.press(Qt.Key.Key_N)
    clinic.type_case("2026-0200", "李小红", "46", "28")
    assert clinic.desk.form.value("lvedd") == 46.0
    clinic.save()
    assert clinic.record == "On record, version 1"
    page = page_of(clinic)
    assert {row[1] for row in cells(page, clinic)} == {"2026-0117", "2026-0200"}

    for name in clinic.window.header.tabs:
        clinic.window.go_to(name)
        clinic.settle()
    assert clinic.window.header.restart.isVisible()
