"""How many trials ran, what failed, and what zero failures in so many allows to be said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

Block = Callable[[int], "Tally"]


@dataclass
class Tally:
    """The count of one kind of trial."""

    trials: int = 0
    failures: list[str] = field(default_factory=list)
    detail: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """Note one more of something, for the record."""
        self.detail[what] = self.detail.get(what, 0) + 1

    def add(self, other: Tally) -> None:
        """Take another count over."""
        self.trials += other.trials
        self.failures += other.failures
        for what, number in other.detail.items():
            self.detail[what] = self.detail.get(what, 0) + number

    def sentence(self, name: str) -> str:
        """Say it in words, with the bound that the rule of three gives at 95 %."""
        counts = ", ".join(f"{what} {number}" for what, number in sorted(self.detail.items()))
        said = f"{name}: {self.trials} trials, {len(self.failures)} failures ({counts})"
        if self.trials and not self.failures:
            said += f"; with 95 % confidence fewer than {3 / self.trials:.2g} of all such trials fail"
        return said


def run_blocks(block: Block, name: str, trials: int, state: Path | None = None) -> Tally:
    """Run blocks, numbered from 0, until so many trials ran; with a state file, go on where it ended."""
    tally, number = Tally(), 0
    if state is not None and state.exists():
        kept = json.loads(state.read_text())
        number, tally = kept["next"], Tally(**kept["tally"])
    while tally.trials < trials:
        tally.add(block(number))
        number += 1
        if state is not None:
            state.parent.mkdir(parents=True, exist_ok=True)
            part = state.with_suffix(".part")
            part.write_text(json.dumps({"name": name, "next": number, "tally": asdict(tally)}))
            part.replace(state)
    return tally
