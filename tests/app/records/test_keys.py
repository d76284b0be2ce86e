"""The list of keys in the help, held against the keys that the whole program binds."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence, QShortcut

from app.presenters.key_list import KEYS
from tests.app.records.conftest import Program

SAME: dict[str, str] = {"Ctrl+Return": "Ctrl+Enter"}  # one key on the letters, one on the number block


def test_every_key_of_the_list_is_bound_and_every_bound_key_is_listed(program: Program) -> None:
    for name in program.window._places:
        program.window.go_to(name)
    bound = {one.key().toString() for one in program.window.findChildren(QShortcut)}
    listed = {keys for keys, _ in KEYS}
    assert {f"Ctrl+1 … Ctrl+{len(program.window._places)}", "Alt+1 … Alt+4"} <= listed
    single = {one for one in listed if "…" not in one and one.startswith(("Ctrl+", "Alt+", "F", "Esc"))}
    assert {QKeySequence(one).toString() for one in single} <= bound
    assert {SAME.get(one, one) for one in bound if not re.fullmatch(r"(Ctrl|Alt)\+\d", one)} <= listed
