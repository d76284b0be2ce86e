"""What a language model reads in each row of Table 2: the case alone, or behind other cases in its prompt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.hospital import SETS
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import barred_places, encode_library, nearest
from heart_engine.training.table2_base import Language
from heart_engine.training.table2_cases import Division
from heart_engine.training.table2_rows import Context, Row


@dataclass(frozen=True, slots=True)
class Prompts:
    """The case texts of one row, to learn from and to answer."""

    training: WrittenCases
    test: WrittenCases


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long the prompts of one row are against the window."""

    mean: float
    longest: int
    window: int
    too_long: int
    n: int

    @property
    def fits(self) -> bool:
        """Say whether every case can be read whole."""
        return self.too_long == 0

    def __str__(self) -> str:
        """Say it in words."""
        room = "fits" if self.fits else f"out of the limit: {self.too_long} of {self.n} cases do not fit"
        return f"{self.mean:.0f} tokens on average, at most {self.longest}, window {self.window}: {room}"


def row_prompts(row: Row, language: Language, base: HeartModel, division: Division) -> Prompts:
    """Write the texts of a row; what is retrieved comes from the training cases, never the case itself."""
    training = language.written(division.training, standards=row.standards)
    test = language.written(division.test, standards=row.standards)
    match row.context:
        case Context.EXAMPLES:
            shown = _examples(training, row.cases)
            others = [[(training, at) for at in shown]] * len(test)
            return Prompts(training, _behind(language, test, others))
        case Context.RETRIEVED:
            return Prompts(
                *(
                    _behind(language, one, _similar(base, one, training, row.cases))
                    for one in (training, test)
                )
            )
        case _:
            return Prompts(training, test)


def lengths(language: Language, cases: WrittenCases) -> Lengths:
    """Count the tokens of every prompt."""
    counts = [language.tokens(text) for text in cases.texts]
    window = language.base.shape.window
    return Lengths(
        float(np.mean(counts)), max(counts), window, sum(one > window for one in counts), len(counts)
    )


def _examples(training: WrittenCases, count: int) -> list[int]:
    """Return the first case of each of the most common diagnoses."""
    common = np.argsort(-np.bincount(training.labels, minlength=len(SETS)), kind="stable")[:count]
    return [
        int(np.flatnonzero(training.labels == one)[0]) for one in common if (training.labels == one).any()
    ]


def _similar(
    base: HeartModel, queries: WrittenCases, library: WrittenCases, count: int
) -> list[list[tuple[WrittenCases, int]]]:
    """Return the most similar training cases of each query, by the base's keys, nearest last."""
    similarity = encode_library(base, queries).keys @ encode_library(base, library).keys.T
    places = nearest(similarity, barred_places(queries, library), count)
    return [[(library, at) for at in reversed(row)] for row in places.tolist()]


def _behind(
    language: Language, cases: WrittenCases, others: list[list[tuple[WrittenCases, int]]]
) -> WrittenCases:
    texts = tuple(language.prompt_with(cases, row, before) for row, before in enumerate(others))
    return dataclasses.replace(cases, texts=texts)
