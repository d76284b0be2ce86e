"""The golden cases, answered here and now: this machine must compute what was measured elsewhere."""

from __future__ import annotations

from heart_engine.bundle.manifest import Variant
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question, Report, screen
from heart_engine.protocol.messages import SelfTestReport, Step


def self_test(engine: HeartEngine, report: Report) -> SelfTestReport:
    """Answer every golden case beside the bundle's own library and compare."""
    own, differences = engine.beside_own_library(), list[float]()

    def same(_step: Step, _fraction: float) -> None:
        report(Step.SELF_TEST, len(differences) / len(engine.golden))

    for golden in engine.golden:
        found = screen(own, Question(golden.case), same)
        differences.append(golden.difference(engine.variant, found.sets))
    report(Step.SELF_TEST, 1.0)
    tolerance = running_variant(engine).golden_tolerance
    failed = tuple(
        golden.case.case_id
        for golden, difference in zip(engine.golden, differences, strict=True)
        if not difference <= tolerance  # also true of NaN
    )
    return SelfTestReport(len(differences) - len(failed), failed, max(differences))


def demand_golden(engine: HeartEngine) -> None:
    """Refuse a bundle that does not give its own answers on this machine."""
    found = self_test(engine, lambda _step, _fraction: None)
    if found.failed:
        raise BundleRefusedError(
            Refusal.GOLDEN_FAILED,
            cases=list(found.failed),
            variant=engine.variant,
            difference=found.largest_difference,
            tolerance=running_variant(engine).golden_tolerance,
        )


def running_variant(engine: HeartEngine) -> Variant:
    """Return what the manifest says of the variant that runs."""
    return next(one for one in engine.manifest.variants if one.name == engine.variant)
