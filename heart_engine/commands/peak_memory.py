"""How much memory this process has held at most, on every system."""

from __future__ import annotations

import sys

import psutil  # type: ignore[import-untyped]  # has no stubs


def peak_memory_bytes() -> int:
    """Return the most that was resident at once, pages of mapped files included."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource  # noqa: PLC0415 - Windows has no such module

    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
