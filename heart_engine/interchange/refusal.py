"""Why a file is not read, as a code with the place: file, row, column and the rule that fired."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class RefusalCode(StrEnum):
    """Every way in which a whole file is refused."""

    UNREADABLE = "file_unreadable"
    EMPTY = "import_empty"
    TOO_LARGE = "import_too_large"
    UNKNOWN_FORMAT = "import_unknown_format"
    ENCODING = "import_encoding"
    DAMAGED = "import_damaged"
    UNSAFE = "import_unsafe"
    NO_HEADER = "import_no_header"
    NOTHING_FOUND = "import_nothing_found"
    NOT_AN_ECHO = "import_not_an_echo"
    BAD_MAPPING = "import_bad_mapping"
    TIMED_OUT = "import_timed_out"
    OUT_OF_MEMORY = "import_out_of_memory"
    CHILD_DIED = "import_child_died"


class FileRefusedError(ValueError):
    """A file that gives nothing; the reader names row and column where it knows them."""

    def __init__(
        self,
        code: RefusalCode,
        rule: str,
        *,
        row: int | None = None,
        column: str | None = None,
        file: str | None = None,
    ) -> None:
        self.code = code
        self.rule = rule
        self.row = row
        self.column = column
        self.file = file  # where it is another one than the table: a mapping, a list of answers
        super().__init__(f"{code}: {rule}")

    def about(self, file: Path) -> FileRefusedError:
        """Return the same refusal of a file that was read beside the table."""
        return FileRefusedError(self.code, self.rule, row=self.row, column=self.column, file=str(file))

    def to_json(self, file: str) -> dict[str, object]:
        """Write the refusal as the child process answers it."""
        return {
            "code": str(self.code),
            "params": {
                "file": self.file or file,
                "row": self.row,
                "column": self.column,
                "rule": self.rule,
            },
        }


def unreadable(error: OSError) -> FileRefusedError:
    """Return the refusal of a file that the system does not open, in the system's own words."""
    return FileRefusedError(RefusalCode.UNREADABLE, error.strerror or type(error).__name__)
