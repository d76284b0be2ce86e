"""Whether the computer locks its screen or goes to sleep, where the system says so.

Linux: systemd-logind on the system bus. Windows: session messages to the window. Elsewhere, or where neither
answers, the idle timer alone locks.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIND: Final = "org.freedesktop.login1"
MANAGER_PATH: Final = "/org/freedesktop/login1"
WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
PBT_APMSUSPEND: Final = 0x0004
WTS_SESSION_LOCK: Final = 0x7


class ScreenLock(QObject):
    """Says when nobody can be looking at the screen any more."""

    happened = Signal()

    def watch(self, window: QWidget) -> bool:
        """Listen to this system; False where it does not tell."""
        return _watch(self, window)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:  # noqa: FBT001  # the bus says it so
        """Hear that the computer goes to sleep, or wakes."""
        if begins:
            self.happened.emit()

    @Slot()
    def lock(self) -> None:
        """Hear that the screen is locked."""
        self.happened.emit()


def means_locked(message: int, detail: int) -> bool:
    """Say whether a message of Windows means that the screen is locked or the computer goes to sleep."""
    return (message, detail) in {
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
    }


def watch_logind(lock: ScreenLock, bus: QDBusConnection) -> bool:
    """Listen to systemd-logind on a bus."""
    if not bus.isConnected():
        return False
    session = f"{MANAGER_PATH}/session/{_escaped(os.environ.get('XDG_SESSION_ID', 'auto'))}"
    manager, own = f"{LOGIND}.Manager", f"{LOGIND}.Session"
    sleeping = bus.connect(LOGIND, MANAGER_PATH, manager, "PrepareForSleep", lock, _slot("sleep(bool)"))
    locking = bus.connect(LOGIND, session, own, "Lock", lock, _slot("lock()"))
    return bool(sleeping or locking)


def _slot(signature: str) -> Any:  # noqa: ANN401  # the binding takes text alone, its stubs bytes alone
    return SLOT(signature)


def _escaped(session_id: str) -> str:
    """Write a session's id as the bus writes it in a path: a leading digit is spelled out."""
    return f"_{ord(session_id[0]):02x}{session_id[1:]}" if session_id[:1].isdigit() else session_id


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _SessionMessages(QAbstractNativeEventFilter):
        def __init__(self, lock: ScreenLock) -> None:
            super().__init__()
            self._lock = lock

        def nativeEventFilter(self, _kind: Any, message: int) -> Any:  # noqa: N802, ANN401  # Qt's name and types
            told = wintypes.MSG.from_address(int(message))
            if means_locked(told.message, told.wParam):
                self._lock.happened.emit()
            return False, 0

    def _watch(lock: ScreenLock, window: QWidget) -> bool:
        application = QCoreApplication.instance()
        if application is None:
            return False
        messages = _SessionMessages(lock)
        application.installNativeEventFilter(messages)
        lock.setProperty("messages", messages)  # as long as the lock lives
        this_session_only = 0
        told = ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), this_session_only)
        return bool(told)
else:

    def _watch(lock: ScreenLock, _window: QWidget) -> bool:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  # not before the first frame

        return watch_logind(lock, QDBusConnection.systemBus())
