"""Which key does what on the page of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:  # the page imports this module
    from app.views.case_page import CasePage


def bind_keys(page: CasePage) -> None:
    """Bind every key that works wherever on the page the cursor stands."""
    keys = {
        "Ctrl+Return": page.screen_case,
        "Ctrl+Enter": page.screen_case,
        "Ctrl+P": page.show_report,
        "Ctrl+N": page.new_case,
        "Ctrl+O": page.open_file,
        "Ctrl+S": page.save_wanted.emit,
        "Ctrl+Shift+S": page.save_file,
        "Ctrl+Shift+V": page.paste_report,
        "Ctrl+B": page.bring_back,
        "Ctrl+M": page.turn_page,
        "Esc": page.understanding.escape,
        "F1": page.explain_field,
    }
    for key, action in keys.items():
        QShortcut(QKeySequence(key), page, action)


def bind_buttons(page: CasePage) -> None:
    """Have each button of the page do what its key does."""
    page.panel.demo_wanted.connect(page.open_demo)
    page.panel.cancel_wanted.connect(page.desk.cancel)
    page.bottom.new_wanted.connect(page.new_case)
    page.bottom.more_wanted.connect(page.turn_page)
    page.bottom.screen_wanted.connect(page.screen_case)
    page.bottom.report_wanted.connect(page.show_report)
    page.understanding.allowed.connect(page.bottom.allow)
    page.understanding.drawn.connect(page.changed)
