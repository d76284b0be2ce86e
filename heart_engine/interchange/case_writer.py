"""Write the case file, which is also what the report's PDF carries as its attachment."""

from __future__ import annotations

import json

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json


def case_to_bytes(case: Case) -> bytes:
    """Return the case file as UTF-8; it reads back as the same case."""
    return (json.dumps(case_to_json(case), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
