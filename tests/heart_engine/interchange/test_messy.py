"""A messy spreadsheet whose clean truth is known: every cell right or asked about, none wrong."""

from __future__ import annotations

import csv
import io
import math
import random
from collections import Counter

import pytest

from heart_engine.domain.measurement import measurements
from heart_engine.interchange.candidate import CERTAIN, ImportStatus
from heart_engine.interchange.csv_reader import read_csv
from tests.heart_engine.interchange.messy_cells import (
    ALWAYS_ASKED,
    HEADERS,
    NOTHING_SAID,
    QUIRKS,
    messy_cell,
)
from tests.heart_engine.interchange.synthetic import MARK

ROWS = 150


def _sheet(seed: int, language: str) -> tuple[bytes, dict[tuple[int, str], tuple[str, str, float]]]:
    generator = random.Random(seed)
    truth: dict[tuple[int, str], tuple[str, str, float]] = {}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([f"{MARK} 超声数据"])
    writer.writerow(["姓名", *HEADERS[language].values()])
    for study in range(1, ROWS + 1):
        cells = {row.key: messy_cell(generator, row, language) for row in measurements()}
        truth |= {(study, key): cell for key, cell in cells.items()}
        writer.writerow([f"{MARK}{study}", *(text for _, text, _ in cells.values())])
    return text.getvalue().encode("gb18030" if language == "zh" else "utf-8-sig"), truth


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_cell_is_right_or_asked_about_and_none_is_wrong(seed: int, language: str) -> None:
    data, truth = _sheet(seed, language)
    reading = read_csv(data, {})
    found = {(one.where.study, one.key): one for one in reading.candidates}
    wrong, kinds = [], Counter[tuple[str, bool]]()
    for place, (kind, text, value) in truth.items():
        one = found[place]
        assert one.raw == text
        is_certain = one.status in CERTAIN
        kinds[kind, is_certain] += 1
        if (
            (kind in NOTHING_SAID and one.status is not ImportStatus.MISSING)
            or (is_certain and kind in ALWAYS_ASKED)
            or (is_certain and not math.isclose(float(one.value or 0), value, abs_tol=1e-3))
        ):
            wrong.append((place, kind, one))
    assert not wrong, wrong[:5]
    assert kinds["plain", True] > 0.9 * (kinds["plain", True] + kinds["plain", False])
    assert kinds["word", True] > 0.9 * (kinds["word", True] + kinds["word", False])
    assert {kind for kind, _ in kinds} >= {*QUIRKS, "word", "sign", "digit", "velocity"}
    assert sum(count for (_, certain), count in kinds.items() if certain) > 0.6 * len(truth)
