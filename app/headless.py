"""What the program does where no window can be shown: one demo case, from file to PDF, through the engine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from app.cli import main as heart
from app.demo import demo_paths
from app.language import Language
from heart_engine.protocol.installed import shipped_bundle

REPORT: Final = Path("heart-demo-report.pdf")


def screen_demo_case(report: Path = REPORT) -> int:
    """Screen the first demo case, leave its report, and name the file."""
    language = Language("en")
    case = demo_paths()[0]
    sys.stderr.write(language.text("headless.no_display", case=case.stem) + "\n")
    engine = [] if shipped_bundle() else ["--fake-engine"]
    status = heart(["screen", str(case), *engine, "--pdf", str(report)])
    if status == 0:
        sys.stderr.write(language.text("headless.report", path=report.resolve()) + "\n")
    return status
