"""Which model answers, in words: its names, what it was trained on, and how well it did."""

from __future__ import annotations

from app.bundle_words import bundle_name, cohort_message, metric_message
from app.language import Language
from heart_engine.protocol.messages import Accuracy, Hello


def used_bundle_lines(hello: Hello | None, language: Language) -> tuple[str, ...]:
    """Describe the model in a few lines."""
    if hello is None:
        return (language.text("setting.bundle.missing"),)
    bundle = hello.bundle
    if bundle.fake:
        return (language.text("setting.bundle.fake"),)
    used = language.text(
        "setting.bundle.used",
        bundle=bundle_name(bundle),
        library=bundle.library,
        variant=bundle.variant,
        device=hello.device,
    )
    simulated = [language.text("setting.bundle.simulated")] if bundle.simulated else []
    return (used, *simulated, *(_figure(one, language) for one in bundle.accuracy))


def _metric(metric: str, language: Language) -> str:
    """Say what was counted; a metric without words stands as the bundle names it."""
    message = f"report.{metric_message(metric)}"
    return language.text(message) if language.knows(message) else metric


def _cohort(cohort: str, language: Language) -> str:
    """Say among whom; what has no words stands as the bundle names it."""
    message, params = cohort_message(cohort)
    return language.text(f"report.{message}", **params) if message else cohort


def _figure(accuracy: Accuracy, language: Language) -> str:
    return language.text(
        "setting.bundle.figure",
        metric=_metric(accuracy.metric, language),
        cohort=_cohort(accuracy.cohort, language),
        percent=f"{accuracy.percent:.1f}",
        low=f"{accuracy.low:.1f}",
        high=f"{accuracy.high:.1f}",
        n=accuracy.n,
    )
