"""Where a library is built: one folder a building, among the user's own files, never beside the records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

MAPPING: Final = "answers.json"
FOLDER: Final = "libraries-in-the-making"


@dataclass(frozen=True, slots=True)
class BuilderFolder:
    """The files of one building; a cleaning never writes over an earlier one."""

    path: Path

    @property
    def mapping(self) -> Path:
        """What was answered."""
        return self.path / MAPPING

    def cohort(self, attempt: int) -> Path:
        """Where the cleaned cases of an attempt go."""
        return self.path / f"cleaned-{attempt}"

    @property
    def library(self) -> Path:
        """Where the library goes."""
        return self.path / "library"

    def read_answers(self) -> dict[str, Any]:
        """Return what was answered so far, as the cleaning wrote it down."""
        document: dict[str, Any] = json.loads(self.mapping.read_text(encoding="utf-8"))
        return document

    def write_answers(self, answers: Mapping[str, Any]) -> None:
        """Hand answers to the next cleaning."""
        self.path.mkdir(parents=True, exist_ok=True)
        text = json.dumps(answers, ensure_ascii=False, indent=1)
        unfinished = self.mapping.with_name(f"{MAPPING}.part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(self.mapping)


def new_builder_folder(own_files: Path, now: datetime) -> BuilderFolder:
    """Return the folder of a building that begins now."""
    return BuilderFolder(own_files / FOLDER / f"{now:%Y%m%d-%H%M%S}")
