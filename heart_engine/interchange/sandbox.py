"""What a process that reads untrusted files may still do: compute, for a while, in a little memory.

On Linux the system enforces all of it. On Windows there is no `resource` module: there the sizes are
checked before allocation, the audit hook and the watchdog hold, and the parent's time limit ends the
process; its memory is not limited.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Any

MEMORY_BYTES = 256_000_000
TIMED_OUT_EXIT = 124
_POLL_S = 0.05

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.putenv",
    "shutil.",
    "urllib.",
    "ftplib.",
    "http.",
    "webbrowser.",
    "ctypes.dlopen",
)
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def prepare_imports() -> None:
    """Keep the readers' packages from loading what reading never needs: numpy, and lxml's own XML parser."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # how Python spells "must not be imported"
    os.environ["OPENPYXL_LXML"] = "False"


def confine(seconds: float) -> None:
    """Take the rights away; nothing gives them back."""
    _limit_by_system(seconds)
    threading.Thread(target=_watch, args=(seconds,), daemon=True).start()
    sys.addaudithook(_refuse)


def _watch(seconds: float) -> None:
    """End the process when it has computed for so long; a busy machine costs a file nothing."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        time.sleep(_POLL_S)
    os._exit(TIMED_OUT_EXIT)


def _limit_by_system(seconds: float) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    is_writing = event == "open" and len(arguments) > 2 and bool(int(arguments[2] or 0) & _WRITING_FLAGS)  # noqa: PLR2004  # (path, mode, flags)
    if is_writing or event.startswith(_FORBIDDEN):
        message = f"not while reading a file: {event}"
        raise PermissionError(message)
