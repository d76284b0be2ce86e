"""Settings of the right shape that nothing could be computed with.

They would end a load, or the first case, somewhere in the middle of it; here they are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.model.settings import ModelSettings

_LANGUAGES: Final = ("en", "zh")


def setting_misfits(settings: ModelSettings, trained: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield each place that does not fit, and what is expected there; `trained` is the mix of training."""
    text, fusion = settings.text, settings.fusion
    if text.language not in _LANGUAGES:
        yield "settings.text.language", f"one of {', '.join(_LANGUAGES)} expected"
    if not text.step_sd > 0:
        yield "settings.text.step_sd", "a width above 0 expected"
    counts = {
        "text.steps_each_side": text.steps_each_side,
        "text.raw_steps": text.raw_steps,
        "adapter.rank": settings.adapter.rank,
        "fusion.fused_tokens": fusion.fused_tokens,
        "fusion.heads": fusion.heads,
        "retrieval.cases": settings.retrieval.cases,
    }
    for where, count in counts.items():
        if count < 1:
            yield f"settings.{where}", "1 at least expected"
    sets = settings.prompt.label_sets
    if not sets or len(set(sets)) < len(sets) or not set(sets) <= set(label_sets(with_none=True)):
        yield "settings.prompt.answers", "sets of labels, each once, expected"
    if not all(0 < trained.get(label_set_to_text(one), 0) <= 1 for one in sets):
        yield "spectrum.prevalence", "a share above 0 for every answer expected"
