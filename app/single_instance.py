"""One program per user: a second start raises the first window, says what it was to open, and leaves.

The only socket of the program: local to this computer and to this user. What is read from it is the path
of a file that was double-clicked, no longer than a path can be, and opened as if it were dropped here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST_PATH: Final = 64 * 1024
PATIENCE_MS: Final = 300  # a busy first program is waited for no longer: the lock on the records holds anyway


class SingleInstance(QObject):
    """Listens for second starts of the program on one data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = f"heart-{hashlib.sha256(str(folder).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def is_first(self, named: Path | None = None) -> bool:
        """Begin to listen, or have the first program show its window and open a file."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE_MS):
            if named is not None:
                socket.write(os.fsencode(named))
                socket.waitForBytesWritten(PATIENCE_MS)
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # what a program that died left behind
        self._server.listen(self._name)
        return True

    def when_asked(self, show: Callable[[Path | None], None]) -> None:
        """Call this whenever somebody starts the program again, with the file it was started with."""

        def answer() -> None:
            while (socket := self._server.nextPendingConnection()) is not None:
                _hear(socket, show)

        self._server.newConnection.connect(answer)

    def stop(self) -> None:
        """Let another program be the first."""
        self._server.close()


def _hear(socket: QLocalSocket, show: Callable[[Path | None], None]) -> None:
    """Wait until a second start has said all; what it was to open comes in one piece or in several."""

    def heard() -> None:
        said = bytes(socket.read(LONGEST_PATH).data())
        socket.deleteLater()
        show(Path(os.fsdecode(said)) if said else None)

    if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
        heard()
    else:
        socket.disconnected.connect(heard)
