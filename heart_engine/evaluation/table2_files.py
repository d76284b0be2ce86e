"""The files of a Table 2 experiment: the answers of each seed and row; a row that is there is done."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from heart_engine.evaluation.predictions import (
    Predictions,
    PredictionsRejectedError,
    read_predictions,
    write_predictions,
)

WRITTEN, SCORED = "written", "scored"


@dataclass(frozen=True, slots=True)
class RowNote:
    """What is to be said of one row of one seed, apart from its answers."""

    title: str
    is_addition: bool
    tokens: str = ""  # of its prompts against the window
    out_of_limit: bool = False
    cpu_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row of one seed; without answers where its prompts do not fit."""

    note: RowNote
    written: Predictions | None  # as the paper answers; peers have nothing to write
    scored: Predictions | None


@dataclass(frozen=True, slots=True)
class ResultFolder:
    """Where the answers of one experiment are kept."""

    path: Path

    def is_done(self, seed: int, key: str) -> bool:
        """Say whether a row needs nothing more; its note is written last."""
        return self._note(seed, key).exists()

    def keep(self, seed: int, key: str, result: RowResult) -> None:
        """Write a row's answers, then its note."""
        folder = self._folder(seed)
        folder.mkdir(parents=True, exist_ok=True)
        for kind, found in ((WRITTEN, result.written), (SCORED, result.scored)):
            if found is not None:
                write_predictions(found, folder / f"{key}.{kind}.csv")
        note = self._note(seed, key)
        aside = note.with_name(note.name + ".unfinished")
        aside.write_text(json.dumps(asdict(result.note), ensure_ascii=False, indent=1) + "\n", "utf-8")
        aside.replace(note)

    def read(self, seed: int, key: str) -> RowResult:
        """Read what `keep` wrote."""
        found: dict[str, Predictions | None] = {}
        for kind in (WRITTEN, SCORED):
            path = self._folder(seed) / f"{key}.{kind}.csv"
            found[kind] = read_predictions(path) if path.exists() else None
        return RowResult(self._read_note(seed, key), found[WRITTEN], found[SCORED])

    def _read_note(self, seed: int, key: str) -> RowNote:
        path = self._note(seed, key)
        try:
            return RowNote(**json.loads(path.read_text("utf-8")))
        except (ValueError, TypeError) as error:
            raise PredictionsRejectedError([f"{path}: not a row's note"]) from error

    def _folder(self, seed: int) -> Path:
        return self.path / "answers" / f"seed-{seed}"

    def _note(self, seed: int, key: str) -> Path:
        return self._folder(seed) / f"{key}.json"
