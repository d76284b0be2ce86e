"""What this computer has: processors, memory, disk, an NVIDIA card; asked of the system, never of torch."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MIB: Final = 1024 * 1024
PATIENCE_S: Final = 10
QUESTION: Final = ("--query-gpu=name,memory.total", "--format=csv,noheader,nounits")
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows no console flashes up


@dataclass(frozen=True, slots=True)
class Gpu:
    """One graphics card that models can run on."""

    name: str
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Machine:
    """This computer, as far as it matters to a model."""

    system: str
    processors: int
    memory_bytes: int | None  # None: the system did not say
    free_disk_bytes: int | None
    gpus: tuple[Gpu, ...]


def look_at_machine(data: Path) -> Machine:
    """Ask the system; a card's driver may take seconds to answer, so this is for a thread."""
    return Machine(
        f"{platform.system()} {platform.release()} {platform.machine()}",
        os.cpu_count() or 1,
        memory_of_system(),
        free_disk(data),
        find_gpus(),
    )


def free_disk(data: Path) -> int | None:
    """Return the free bytes where the data folder is, or will be."""
    for place in (data, *data.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None


def find_gpus(run: Callable[[], str] | None = None) -> tuple[Gpu, ...]:
    """Return the NVIDIA cards; none where there is no driver, or where it does not answer in time."""
    try:
        answer = (run or _ask_driver)()
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(gpu for line in answer.splitlines() if (gpu := _gpu_of(line)))


def memory_of_system() -> int | None:
    """Return the bytes of memory that are built in."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def _ask_driver() -> str:
    program = shutil.which("nvidia-smi")
    if program is None:
        return ""
    done = subprocess.run(
        [program, *QUESTION],
        capture_output=True,
        check=True,
        creationflags=_NO_WINDOW,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE_S,
    )
    return done.stdout


def _gpu_of(line: str) -> Gpu | None:
    name, _, memory = line.rpartition(",")
    return Gpu(name.strip(), int(memory) * MIB) if name.strip() and memory.strip().isdecimal() else None


_AFTER_TOTAL: Final = ("free", "pages", "free_pages", "room", "free_room", "more")


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        *(
            (name, ctypes.c_ulonglong)
            for name in ("free", "pages", "free_pages", "room", "free_room", "more")
        ),
    )


def _memory_of_windows() -> int | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # there on Windows alone
    return status.total if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
