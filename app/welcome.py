"""The first run: the tour with a look at this computer; seen once, and shown again when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.presenters.form_layout import typing_order
from app.presenters.tour import Stop
from app.settings import CurrentSettings
from app.views.main_window import CASE, MainWindow

if TYPE_CHECKING:  # whoever has seen the tour needs none of it, and no first frame does
    from app.machine import Machine
    from app.views.tour import Tour


class MachineAsked(QObject):
    """Looks at this computer in a thread, once; whoever asks later hears the same."""

    _found = Signal(object)

    def __init__(self, look: Callable[[], Machine]) -> None:
        super().__init__()
        self._look = look
        self._machine: Machine | None = None
        self._waiting: list[Callable[[Machine], None]] = []
        self._found.connect(self._tell)

    def ask(self, hear: Callable[[Machine], None]) -> None:
        """Have this called with what was found, now or later."""
        if self._machine is not None:
            hear(self._machine)
            return
        self._waiting.append(hear)
        if len(self._waiting) == 1:
            QThreadPool.globalInstance().start(QRunnable.create(self._look_and_say))

    def _look_and_say(self) -> None:
        self._found.emit(self._look())

    def _tell(self, machine: Machine) -> None:
        self._machine = machine
        waiting, self._waiting = self._waiting, []
        for hear in waiting:
            hear(machine)


class Welcome(QObject):
    """Shows the tour at the first start, and whenever it is asked for."""

    def __init__(self, settings: CurrentSettings, machine: MachineAsked, data: Path) -> None:
        super().__init__()
        self._settings, self.machine, self.data = settings, machine, data
        self._window: MainWindow | None = None
        self.tour: Tour | None = None

    def join(self, window: MainWindow) -> None:
        """Learn which window is shown around, and greet whoever has not seen the tour."""
        self._window = window
        self._settings.watch(self._speak)
        if not self._settings.values.tour_seen:
            QTimer.singleShot(0, window, self.show_tour)

    def show_tour(self) -> None:
        """Show the tour on the case's page."""
        window = self._window
        if window is None or window.is_covered:
            return
        window.go_to(CASE)
        from app.views.tour import Tour  # noqa: PLC0415  # as above

        if self.tour is None:
            self.tour = Tour(window, _targets(window), window.language)
            self.tour.ended.connect(self._end)
        self.tour.show_language(window.language)
        self.tour.say(window.language.text("tour.machine.asking"))
        self.tour.begin()
        self.machine.ask(self._say)

    def _say(self, machine: Machine) -> None:
        from app.engine.bundle_needs import bundles_here  # noqa: PLC0415  # as above
        from app.presenters.machine_view import machine_sentence  # noqa: PLC0415  # as above

        if self.tour is not None and self._window is not None:
            self.tour.say(machine_sentence(machine, bundles_here(self.data), self._window.language))

    def _speak(self) -> None:
        if self.tour is not None and self._window is not None and self.tour.isVisible():
            self.tour.show_language(self._window.language)
            self.machine.ask(self._say)

    def _end(self) -> None:
        self._settings.change(tour_seen=True)
        if self._window is not None:
            self._window.go_to(CASE)


def _targets(window: MainWindow) -> Mapping[Stop, Callable[[], QWidget]]:
    case, first = window.case, typing_order()[0]
    return {
        Stop.LANGUAGE: lambda: window.header.language,
        Stop.DEMO: lambda: case.panel.demo if case.panel.demo.isVisible() else case.panel,
        Stop.FORM: lambda: case.form.rows[first].control,
        Stop.SCREEN: lambda: case.bottom.ask,
        Stop.HELP: lambda: window.header.tabs["about"],
    }


def machine_asked(data: Path) -> MachineAsked:
    """Return who looks at this computer."""

    def look() -> Machine:
        from app.machine import look_at_machine  # noqa: PLC0415  # as above

        return look_at_machine(data)

    return MachineAsked(look)
