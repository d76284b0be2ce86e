"""The short-lived process that reads a hospital's table: `... -m heart_engine.interchange.rows_child FILE`.

One JSON value a line goes to stdout: what the file is, then `[row number, [cells]]` for each row, and at the
end `{"rows": count}` or `{"refused": {"code", "params"}}`. A stream that just stops means a process that was
ended.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from heart_engine.interchange import sandbox
from heart_engine.interchange.raw_table import megabytes_to_read, open_raw_table, opened
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.protocol.reading_child import time_limit_s

_BYTES_PER_MB = 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Stream the rows of the file that was named."""
    sandbox.prepare_imports()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream, not a replaced one
    write = sys.stdout.write
    encode = json.JSONEncoder(ensure_ascii=True).encode
    for one in _answers(arguments[0]):
        write(encode(one) + "\n")
    return 0


def _answers(name: str) -> Iterator[object]:
    try:
        yield from _rows(Path(name))
    except FileRefusedError as refusal:
        yield {"refused": refusal.to_json(name)}
    except MemoryError:
        too_much = FileRefusedError(RefusalCode.OUT_OF_MEMORY, f"more than {sandbox.MEMORY_BYTES} bytes")
        yield {"refused": too_much.to_json(name)}


def _rows(path: Path) -> Iterator[object]:
    import openpyxl  # noqa: F401, PLC0415  # loaded before the process gives up its rights

    with opened(path) as file:
        sandbox.confine(time_limit_s(int(megabytes_to_read(path) * _BYTES_PER_MB)))
        table = open_raw_table(file, path.name)
        yield {"details": dict(table.details), "others": list(table.others)}
        last = 0
        for row in table.rows:
            last = row.number
            yield [last, row.cells]
        yield {"rows": last}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
