"""What is measured, and what a trial found and aimed at before this program was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """One line of the table's heads."""

    name: str
    trial: str
    aim: str
    more_is_better: bool = False


METRICS: Mapping[str, Metric] = {
    "1": Metric(
        "paper done literally / ours, one patient, no reranker",
        "7.3, 6.9",
        "7.2 at equal texts, 12 with compact text",
        more_is_better=True,
    ),
    "2": Metric("ours / bare forward of the same new tokens", "1.05 to 1.14", "1.05"),
    "3": Metric("eight answers scored / prefill alone", "1.21 to 1.33", "1.20, exact to 1e-4 in fp32"),
    "4": Metric("K and V formed / ours, h = 5120", "93 to 130", "120", more_is_better=True),
    "5": Metric("share of search in a screening, a million cases", "0.9 %", "1 %, recall 0.999"),
    "6": Metric("ours / llama.cpp Q4_0, same shape, prefix cached", "0.93", "0.95"),
    "7": Metric(
        "second start's first answer / later one; memory / checkpoint", "4.5; 2.2 (13B)", "1.3; 1.25"
    ),
    "8": Metric("desktop's first frame / bare PySide6 window", "1.0 (form + table)", "2.0 and under 0.5 s"),
    "9": Metric("lag of the window while screening, p99 and worst", "0.2 and 3.4 ms", "1 and 16 ms"),
    "10": Metric("training step, literal / ours", "1.6, 6.1, 17", "as trial", more_is_better=True),
    "11": Metric(
        "reranking ten mixed pairs, padded fp32 / ours",
        "5.8 to 6.8",
        "8, 20 with skipping",
        more_is_better=True,
    ),
    "12": Metric("chosen precision / best one, native and AVX2-limited", "3.2 (bf16 under AVX2)", "1.1"),
    "growth": Metric("cost as work grows", "", ""),
    "more": Metric("beside the twelve", "", ""),
}
