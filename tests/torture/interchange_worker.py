"""A confined process that reads one file after another: `python -m tests.torture.interchange_worker`.

After an empty greeting, each line on stdin is `{"name", "data"}` with the bytes as Base64, and each line on
stdout says what came of it. Reading happens under the same limits as in the product; only the process lives
longer, because starting one costs more than reading.
"""

from __future__ import annotations

import base64
import json
import math
import sys
import time
import traceback

from heart_engine.interchange import sandbox
from heart_engine.interchange.candidate import CERTAIN, Candidate, reading_to_json
from heart_engine.interchange.formats import read_file
from heart_engine.interchange.refusal import FileRefusedError

_LIFE_S = 7200.0
_SLOW_S = 2.0  # what the product allows for a whole megabyte; these files are a few kilobytes


def main() -> None:
    """Answer until stdin ends."""
    sandbox.prepare_imports()
    import openpyxl  # noqa: F401, PLC0415  # while files may still be opened freely
    import pydicom  # noqa: F401, PLC0415  # likewise

    sandbox.confine(_LIFE_S)
    _say({})
    for line in sys.stdin:
        request = json.loads(line)
        _say(_outcome(request["name"], base64.b64decode(request["data"])))


def _say(answer: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _outcome(name: str, data: bytes) -> dict[str, str]:
    start = time.process_time()
    try:
        reading = read_file(name, data, {})
        json.dumps(reading_to_json(reading), allow_nan=False)
        wrong = [one for one in reading.candidates if not _is_sound(one)]
    except FileRefusedError as refusal:
        return {"what": f"refused {refusal.code}"}
    except MemoryError:
        return {"what": "refused import_out_of_memory"}
    except BaseException:  # noqa: BLE001  # whatever it is, it is the finding
        return {"failed": traceback.format_exc(limit=-4)}
    taken = time.process_time() - start
    if taken > _SLOW_S:
        return {"failed": f"slow: {taken:.1f} s for {len(data)} bytes"}
    return {"failed": f"unsound: {wrong[0]}"} if wrong else {"what": "read"}


def _is_sound(candidate: Candidate) -> bool:
    """Say whether a certain candidate carries a value and an uncertain one none."""
    if (candidate.value is not None) is not (candidate.status in CERTAIN):
        return False
    return not isinstance(candidate.value, float) or math.isfinite(candidate.value)


if __name__ == "__main__":
    main()
