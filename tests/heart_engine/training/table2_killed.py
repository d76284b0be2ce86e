"""A tiny Table 2 that ends itself as a power cut would, in the middle of a row."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from heart_engine.training.table2_base import compact_language, plain_language
from heart_engine.training.table2_recipe import read_table2_recipe
from heart_engine.training.table2_run import open_seed, run_seed

TINY = Path(__file__).with_name("table2_tiny.toml")
SEED = 1


def run(out: Path, *, last: str = "") -> list[str]:
    """Do one seed, or go until a line of progress begins so, and then not even an exception."""
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        if last and text.startswith(last):
            os.kill(os.getpid(), signal.SIGKILL)

    recipe = read_table2_recipe(TINY)
    run_seed(open_seed(recipe, SEED, out, say), [plain_language(recipe, SEED), compact_language(recipe)])
    return said


if __name__ == "__main__":
    run(Path(sys.argv[1]), last=sys.argv[2])
