"""What a Table 2 experiment costs in CPU time, estimated on this machine before anything is begun."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.hints import ImaginedCases
from heart_engine.training.new_network import new_network
from heart_engine.training.pretrain import Pretraining, of_their_own
from heart_engine.training.recipe import Optimisation
from heart_engine.training.small_model import words_of
from heart_engine.training.table2_base import Language, pretraining_texts
from heart_engine.training.table2_cases import pool_cohort
from heart_engine.training.table2_recipe import Table2Recipe
from heart_engine.training.table2_rows import Context, Row

_PROBED = 8  # texts in the step that is timed
_COUNTED = 100  # texts of the pool whose tokens are counted
_PEERS_S = 10.0  # all of them, on 746 cases; measured on one busy core
_JUDGE_S_PER_CASE = 2.5e-4  # likewise, 21 s for 100,000 cases
_HOUR_S, _MINUTE_S = 3600.0, 60.0


@dataclass(frozen=True, slots=True)
class Budget:
    """CPU seconds of one seed, by what they are spent on."""

    seconds: Mapping[str, float]

    @property
    def hours(self) -> float:
        """Return the CPU hours of one seed."""
        return sum(self.seconds.values()) / _HOUR_S

    def seeds_within(self, seeds: Sequence[int], hours: float) -> tuple[int, ...]:
        """Return the first seeds that fit, at least one: seeds are dropped before rows."""
        return tuple(seeds[: max(1, int(hours / self.hours))])

    def text(self, seeds: int) -> str:
        """Write one line for each part, and the whole."""
        lines = [f"{name}: {one / _MINUTE_S:.1f} CPU minutes" for name, one in self.seconds.items()]
        whole = f"one seed: {self.hours:.2f} CPU hours; {seeds} seed(s): {self.hours * seeds:.2f} CPU hours"
        return "\n".join([*lines, whole])


def budget(recipe: Table2Recipe, languages: Sequence[Language], rows: Sequence[Row]) -> Budget:
    """Time one step of each kind and multiply."""
    seconds: dict[str, float] = {}
    for language in languages:
        name = "compact" if language.is_compact else "plain"
        cohort = pool_cohort(1, 2 * _PROBED, 0)
        sample = language.written(cohort)
        seconds[f"pre-training, {name} text"] = _pretraining_seconds(language, sample)
        for row in rows:
            if row.compact == language.is_compact:
                written = language.written(cohort, standards=row.standards)
                seconds[row.title] = _row_seconds(recipe, language, row, written)
    return Budget(seconds | {"peers and judge": _PEERS_S + recipe.teaching_cases * _JUDGE_S_PER_CASE})


def _pretraining_seconds(language: Language, sample: WrittenCases) -> float:
    """Time cases alone, and count how much longer the texts of the pool are on average."""
    base = language.base
    pool = pretraining_texts(language, seed=0, cohort=pool_cohort(1, _COUNTED, 0))
    longer = _mean_tokens(language, pool) / _mean_tokens(language, sample)
    texts = base.hospitals * base.cases * base.pretraining.epochs
    return texts * longer * _seconds_per_text(language, sample.take(range(_PROBED)))


def _mean_tokens(language: Language, cases: WrittenCases) -> float:
    return sum(language.tokens(text) for text in cases.texts) / len(cases)


def _row_seconds(recipe: Table2Recipe, language: Language, row: Row, sample: WrittenCases) -> float:
    in_prompt = 0 if row.context in (Context.NONE, Context.FUSED) else row.cases
    if in_prompt > language.most_in_context and row.context is Context.RETRIEVED:
        return 0.0  # out of the limit: counted, not run
    others = [(sample, at) for at in range(1, 1 + in_prompt)]
    text = language.prompt_with(sample, 0, others)
    each = _seconds_per_text(language, _repeated(sample, text))
    hospital, epochs = recipe.hospital, language.base.tuning.epochs if row.tuned else 0
    return each * (hospital.training_cases * epochs + hospital.test_cases)


def _repeated(cases: WrittenCases, text: str) -> WrittenCases:
    first = cases.take([0] * _PROBED)
    return WrittenCases(first.cases, first.patients, (text,) * _PROBED, first.labels, first.hospitals)


def _seconds_per_text(language: Language, cases: WrittenCases) -> float:
    """Time one step of learning; the step before it pays for everything that happens once."""
    how = Optimisation(batch=len(cases), epochs=2, rate=1e-3, warmup_steps=1, checkpoint_every=1)
    network = new_network(language.base.shape, words_of(language.tokenizer), seed=0)
    hints = ImaginedCases(network.model.embed_tokens, language.writer.prompt)
    lessons = (hints, of_their_own(cases.labels))
    task = Pretraining(network, language.writer, cases, (how, language.recipe.losses), 0, lessons)
    for step in range(2):
        start = time.process_time()
        task.losses(step)["loss"].backward()  # type: ignore[no-untyped-call]  # has no types
    return (time.process_time() - start) / len(cases)
