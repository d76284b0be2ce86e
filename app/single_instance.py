"""One program per user: a second start raises the first window and leaves.

The only socket of the program: local to this computer and to this user, and nothing is read from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS: Final = 300  # a busy first program is waited for no longer: the lock on the records holds anyway


class SingleInstance(QObject):
    """Listens for second starts of the program on one data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = f"heart-{hashlib.sha256(str(folder).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def is_first(self) -> bool:
        """Begin to listen, or have the first program show its window."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE_MS):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # what a program that died left behind
        self._server.listen(self._name)
        return True

    def when_asked(self, show: Callable[[], None]) -> None:
        """Call this whenever somebody starts the program again."""

        def answer() -> None:
            while (socket := self._server.nextPendingConnection()) is not None:
                socket.deleteLater()
                show()

        self._server.newConnection.connect(answer)

    def stop(self) -> None:
        """Let another program be the first."""
        self._server.close()
