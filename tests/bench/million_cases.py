"""What a library of a million reference cases costs: `python -m tests.bench.million_cases [COUNT]`.

The vectors and cases are random numbers of the shipped bundle's size; what is measured is the library's own
code, from the bytes of its files to a list of neighbours, in processor time on one thread. Not part of
`make bench`: it needs gigabytes.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator

import numpy as np

from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.domain.measurement import measurements
from heart_engine.library.browse import browse, by_similarity, in_order
from heart_engine.library.reference_case import cases_from_bytes
from heart_engine.library.search import CaseSearch, Exclusion
from heart_engine.library.vector_index import Vectors, build_index, index_from_bytes
from heart_engine.model.settings import IndexKind
from heart_engine.protocol.messages import Browse

MILLION = 1_000_000
WIDTH = 192  # of the shipped bundle's vectors
SEARCHES = 21
_SETS = [label_set_to_text(one) for one in label_sets(with_none=True)]
_GIB = 1 << 30


def main(count: int) -> None:
    """Print one line for each step."""
    for line in measured(count):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def measured(count: int) -> Iterator[str]:
    """Build, write, open and search a library, cases and all."""
    yield f"{count:,} cases, {WIDTH} dimensions, {_peak_gib():.2f} GiB before anything"
    vectors = random_vectors(count)
    began = time.process_time()
    content = build_index(vectors, IndexKind.FLAT).to_bytes()
    yield f"index built and written: {time.process_time() - began:.1f} s, {len(content) / _GIB:.2f} GiB"
    began = time.process_time()
    index = index_from_bytes(content, vectors, IndexKind.FLAT)
    del content
    yield f"index opened and checked: {time.process_time() - began:.1f} s, peak {_peak_gib():.2f} GiB"
    began = time.process_time()
    lines = b"".join(case_lines(count))
    yield f"cases.jsonl: {len(lines) / _GIB:.2f} GiB (made in {time.process_time() - began:.0f} s)"
    began = time.process_time()
    cases = cases_from_bytes(lines)
    del lines
    yield f"cases read: {time.process_time() - began:.1f} s, peak {_peak_gib():.2f} GiB"
    search = CaseSearch(cases, index, None)
    key = vectors[count // 2]
    yield f"50 neighbours: {_median_ms(lambda: search.nearest(key, 50, Exclusion())):.1f} ms"
    excluding = Exclusion(case_ids=frozenset({cases[count // 2].case_id}))
    yield f"50 neighbours, one case excluded: {_median_ms(lambda: search.nearest(key, 50, excluding)):.1f} ms"
    page = Browse("1", labels=("asd",), limit=100)
    yield f"a page of one diagnosis: {_median_ms(lambda: browse(in_order(cases), page), 3):.0f} ms"
    yield f"a page by likeness: {_median_ms(lambda: browse(by_similarity(search, key), page), 1):.0f} ms"
    yield f"peak of everything: {_peak_gib():.2f} GiB"


def random_vectors(count: int, width: int = WIDTH) -> Vectors:
    """Draw unit vectors."""
    drawn = np.random.default_rng(1).standard_normal((count, width), dtype=np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn


def case_lines(count: int) -> Iterator[bytes]:
    """Write cases that measured four of five things, as a library keeps them."""
    chance = random.Random(1)
    keys = [one.key for one in measurements() if not one.is_grade]
    for number in range(count):
        chosen = [one for one in keys if chance.random() < 0.8]
        row = {
            "case_id": f"R-{number:016x}",
            "patient_id": f"P-{number:016x}",
            "labels": _SETS[number % len(_SETS)],
            "age_band": "30-39",
            "sex": "female",
            "measurements": {one: round(chance.uniform(1, 60), 1) for one in chosen},
            "positions": {one: round(chance.gauss(0, 1), 3) for one in chosen},
            "text": " ".join(f"{one}+{chance.randrange(15)}" for one in chosen),
        }
        yield json.dumps(row).encode() + b"\n"


def _median_ms(act: object, rounds: int = SEARCHES) -> float:
    assert callable(act)
    times = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


def _peak_gib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _GIB


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else MILLION)
