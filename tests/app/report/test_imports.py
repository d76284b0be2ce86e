from __future__ import annotations

import subprocess
import sys


def test_a_report_needs_neither_the_window_nor_the_model() -> None:
    code = (
        "import sys, app.report.content, app.report.pdf;"
        "sys.exit(' '.join(sorted({'PySide6', 'torch', 'numpy', 'pandas'} & sys.modules.keys())) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
