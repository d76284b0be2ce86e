"""The bundles of this computer, by the settings: listed, installed, selected and removed by the command.

The command checks every byte before a bundle is installed and again before it is selected.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from app.building import HospitalCommand
from app.engine.bundle_choice import choose_shipped
from app.views.lasting_work import LastingWork, Work

MEANT: Final[Mapping[str, str]] = {"unsigned": "--unsigned", "older_version": "--older"}


class Installing(QObject):
    """Runs one action at a time; what only a person may decide is asked, and the rest is refused."""

    told = Signal(str)  # how far it is
    refused = Signal(str, object, bool)  # code, parameters, and whether a person may say that it is meant
    selected = Signal(str)  # the bundle's id; it answers from the next start on
    removed = Signal(str)  # the bundle's id
    listed = Signal(object)  # a line for each bundle that is there, as the command writes it

    def __init__(self, command: HospitalCommand, data: Path) -> None:
        super().__init__()
        self._command, self._data = command, data
        self._folder, self._flags = "", list[str]()
        self._asks_for = ""
        self._only_looks = False
        LastingWork(self, Work.BUNDLE, self._is_at_work, command.stop)
        command.told.connect(self.told)
        command.done.connect(self._done)
        command.failed.connect(self._failed)

    def look(self) -> None:
        """List what is there."""
        if not self._command.is_running():
            asks_for = self._asks_for  # what a person was asked stays open meanwhile
            self._run("list")
            self._asks_for, self._only_looks = asks_for, True

    def choose(self, name: str) -> None:
        """Let an installed bundle answer from the next start on."""
        if self._is_free():
            self._run("select", name)

    def remove(self, name: str) -> None:
        """Take an installed bundle away."""
        if self._is_free():
            self._run("remove", name)

    def start(self, folder: str) -> None:
        """Install what lies in a folder, or in an archive of one."""
        if self._is_free():
            self._folder, self._flags = folder, []
            self._run("install", self._folder)

    def use_shipped(self) -> None:
        """Go back to the bundle that came with the program, beside its own library."""
        if self._is_free():
            choose_shipped(self._data)
            self.selected.emit("")
            self.look()

    def insist(self) -> None:
        """Go on where a person says that it is meant; only what was asked about is allowed."""
        if self._asks_for and self._is_free():
            self._flags.append(MEANT[self._asks_for])
            self._run("install", self._folder, *self._flags)

    def _is_free(self) -> bool:
        """Say whether something may begin; a list that is being read gives way, and is read afterwards."""
        if self._only_looks:
            self._command.stop()
        return not self._command.is_running()

    def _is_at_work(self) -> bool:
        """Say whether more runs than a look at what is there."""
        return self._command.is_running() and not self._only_looks

    def _run(self, *arguments: str) -> None:
        self._asks_for, self._only_looks = "", False
        self._command.start(["bundle", *arguments, "--data", str(self._data)])

    def _done(self, document: Mapping[str, Any]) -> None:
        match document:
            case {"bundles": lines}:
                self.listed.emit(tuple(lines))
                return
            case {"verified": _, "bundle": name}:
                self._run("select", str(name))
                return
            case {"removed": name}:
                self.removed.emit(str(name))
            case _:
                self.selected.emit(str(document["bundle"]))
        self.look()

    def _failed(self, code: str, params: Mapping[str, object]) -> None:
        refusal = str(params.get("refusal", ""))
        self._asks_for = refusal if refusal in MEANT else ""
        self.refused.emit(code, {**params, "reason": refusal or params["reason"]}, bool(self._asks_for))
