"""Why a table is not screened, or its answers not written where they were to go."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class BatchCode(StrEnum):
    """What can be wrong with a table or with the file its answers go to."""

    FILE_UNREADABLE = "file_unreadable"
    COLUMNS_WRONG = "columns_wrong"
    OUTPUT_OF_ANOTHER_RUN = "output_of_another_run"
    ANSWERS_OF_ANOTHER_ORIGIN = "answers_of_another_origin"


class BatchRefusedError(Exception):
    """A code of `app.messages` and the values its text needs."""

    def __init__(self, code: BatchCode, params: Mapping[str, object]) -> None:
        self.code = code
        self.params = dict(params)
        super().__init__(code)
