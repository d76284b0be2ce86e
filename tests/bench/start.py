"""One desktop start, timed from the start of its process to the first painted frame; run as a child."""

from __future__ import annotations

import sys
import time
from pathlib import Path

CLOCK_TICKS = 100  # Linux counts process times in hundredths


def seconds_since_process_start() -> float:
    """Read this process's own start from the kernel, so that loading the interpreter counts too."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    uptime = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return uptime - float(fields[19]) / CLOCK_TICKS


def show_whole_window(folder: Path) -> None:
    """Show the program's own window, as `main.py` does, but without starting the engine."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # loading Qt is part of what is timed

    from app.desktop import make_engine, make_window  # noqa: PLC0415  # likewise
    from app.record_room import RecordRoom, store_in  # noqa: PLC0415  # likewise
    from app.services import services  # noqa: PLC0415  # likewise
    from app.settings import CurrentSettings  # noqa: PLC0415  # likewise
    from app.views.theme import apply_theme  # noqa: PLC0415  # likewise

    application = QApplication([])
    apply_theme(application)
    settings, room = CurrentSettings(), RecordRoom(store_in(folder / "records"))
    window = make_window(make_engine(folder), services(settings), settings, room)
    window.show()
    application.processEvents()


def show_bare_window() -> None:
    """Show the smallest window Qt can show: what no program on PySide6 can be faster than."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  # loading Qt is part of what is timed

    application = QApplication([])
    window = QWidget()
    window.show()
    application.processEvents()


def main() -> None:
    """Print the seconds to the first frame and the seconds of processor time."""
    if sys.argv[1] == "bare":
        show_bare_window()
    else:
        show_whole_window(Path(sys.argv[2]))
    sys.stdout.write(f"{seconds_since_process_start()} {time.process_time()}\n")


if __name__ == "__main__":
    main()
