"""The state of a batch: its rows, what was answered before and now, and where the answers are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.batch.answers import BatchAnswers, write_rejected
from app.batch.rows import Row
from app.bundle_words import third_label_of
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

RESULTS_ENDING = ".results.csv"
REJECTED_ENDING = ".rejected.csv"


@dataclass
class BatchRun:
    """One table on its way through the engine; every answer is on the disk before the next is asked for."""

    source: Path
    rows: tuple[Row, ...]
    answers: BatchAnswers
    results: dict[str, Result] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)  # a case's id and why the engine gave no answer
    bundle: BundleInfo | None = None  # what answers, here and in the earlier run

    @property
    def third_label(self) -> ThirdLabelMeaning:
        """Return what the third label means in these answers."""
        return third_label_of(self.bundle)

    def expect(self, bundle: BundleInfo | None) -> None:
        """Learn what will answer; a table that another bundle began is not spoken of in its words."""
        began = {row["bundle"] for row in self.answers.rows.values()}
        if bundle is not None and began <= {bundle.bundle_id}:
            self.bundle = bundle

    def waiting(self) -> list[Row]:
        """Return the rows that nobody has answered, in this run or before."""
        return [
            row
            for row in self.rows
            if row.case is not None
            and row.case_id not in self.results
            and row.case_id not in self.answers.done
        ]

    def answered(self) -> int:
        """Count the rows that have an answer."""
        cases = [row for row in self.rows if row.case is not None]
        return len(cases) - len(self.waiting())

    def keep(self, row: Row, result: Result, bundle: BundleInfo) -> None:
        """Write an answer down; one of an earlier run stands already, and must be of the same origin."""
        if row.case_id in self.answers.done:
            self.answers.refuse_other_origin(result)
        else:
            self.answers.append(row.case_id, result)
        self.failures.pop(row.case_id, None)  # a second try went well
        self.results[row.case_id], self.bundle = result, bundle


def begin_run(source: Path, rows: list[Row], results: Path | None = None) -> BatchRun:
    """Begin, or go on where an earlier run of this very table ended."""
    answers = BatchAnswers(results or source.with_name(source.stem + RESULTS_ENDING))
    answers.resume()
    for row in rows:
        if row.case is not None:
            answers.refuse_other_inputs(row.case_id, inputs_sha256(row.case))
    write_rejected(source.with_name(source.stem + REJECTED_ENDING), source, rows)
    return BatchRun(source, tuple(rows), answers)
