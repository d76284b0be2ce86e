"""Where the program is put together; everything that is needed is handed over here, nothing is fetched.

The order of things at start:

1. Look for a display, before anything of Qt is imported: without one Qt aborts instead of raising.
2. Without a display: say so, screen a demo case through the engine process, leave the report, name the file.
3. Make the Qt application, give it its look and its font.
4. Make the engine's connection, the desk and the window, each handed what it needs.
5. Show the window.
6. Once it is shown, start the engine: whoever opens the program sees the form before a model is loaded.
   Then look for what was typed and not finished, and follow the typing with a draft on the disk.
7. At the end have the last text written, let the engine leave, and wait until it did.

Steps 3 to 7 stand in `app.desktop`, which is imported only once a display is sure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the desktop until its window is closed, or show without a display what it would do."""
    if has_display(os.environ, sys.platform):
        from app.desktop import run_desktop  # noqa: PLC0415  # Qt may be imported only now

        return run_desktop(arguments)
    from app.headless import screen_demo_case  # noqa: PLC0415  # no window needs it

    return screen_demo_case()


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a window can be shown; a Qt platform that was asked for by name is taken at its word."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
