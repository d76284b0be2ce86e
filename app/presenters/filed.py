"""Which record the form on the desk belongs to, and whether the record holds what stands in the form."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json


@dataclass(frozen=True, slots=True)
class FiledAs:
    """The examination on record that a form was filed as."""

    exam_id: str
    patient_id: str
    version: int = 0  # 0: the ids are drawn, and nothing is acknowledged yet
    content: str = ""  # what was filed, as a hash


def content_of(case: Case, name: str) -> str:
    """Name all that a record keeps of a form."""
    text = json.dumps([case_to_json(case), name], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
