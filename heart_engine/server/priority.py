"""The engine works for the person at the window, so it lets the window go first.

Where both want the same core, the form takes keys and paints while the engine waits; as soon as the window
has nothing to do, the engine has the whole machine and loses nothing.
"""

from __future__ import annotations

import os
import sys
from typing import Final

BEHIND: Final = 5  # of the 19 steps that Unix has
BELOW_NORMAL: Final = 0x4000  # Windows' name is BELOW_NORMAL_PRIORITY_CLASS


def give_way() -> None:
    """Step behind the window, before any thread is started; threads follow the one that starts them."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for Windows alone
        from ctypes import wintypes  # noqa: PLC0415 - likewise

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetPriorityClass.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.nice(BEHIND)
