"""The screener that answers from a bundle; importing it costs seconds, so only who needs it does."""

from __future__ import annotations

from pathlib import Path

from heart_engine.bundle.background import BackgroundCheck
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.start_check import StartCheck
from heart_engine.domain.result import Result
from heart_engine.model.device import Precision, take_cores
from heart_engine.pipeline.browsing import page_of
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.explain import explain
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import STEPS, Question, screen
from heart_engine.pipeline.self_test import running_variant, self_test
from heart_engine.protocol.messages import (
    Accuracy,
    Browse,
    BundleInfo,
    Explain,
    Explanation,
    Page,
    Screen,
    SelfTest,
    SelfTestReport,
    Step,
)
from heart_engine.server.heartbeat import LOADING_EVERY_S, Heartbeat
from heart_engine.server.screener import Report


class BundleScreener:
    """Answers from one loaded bundle, for as long as its files stay the ones that were promised."""

    def __init__(self, engine: HeartEngine, check: BackgroundCheck) -> None:
        self._engine = engine
        self._pulse = engine.model.language_model.pulse
        self._check = check
        self.info = _info(engine)
        self.device = engine.choice.device
        self.device_reason = engine.choice.reason.value

    def screen(self, request: Screen, report: Report) -> Result:
        """Answer one case."""
        self._check.raise_if_refused()
        heard = Heartbeat(report, 1 / len(STEPS))
        with self._pulse.felt_by(heard.beat):
            return screen(self._engine, _question(request), heard.step)

    def explain(self, request: Explain, report: Report) -> tuple[Result, Explanation]:
        """Answer one case and say what the answer rests on."""
        self._check.raise_if_refused()
        heard = Heartbeat(report)
        with self._pulse.felt_by(heard.beat):
            return explain(self._engine, _question(request), heard.step)

    def browse(self, request: Browse, report: Report) -> Page:
        """List reference cases of the library."""
        self._check.raise_if_refused()
        report(Step.SEARCH, 0.0)
        return page_of(self._engine, request)

    def self_test(self, request: SelfTest, report: Report) -> SelfTestReport:  # noqa: ARG002 - nothing to choose
        """Run the golden cases."""
        self._check.raise_if_refused()
        heard = Heartbeat(report)
        with self._pulse.felt_by(heard.beat):
            return self_test(self._engine, heard.step)


def load_screener(
    started: StartCheck, library: Path | None, variant: str | None, report: Report
) -> BundleScreener:
    """Load a bundle and go on hashing what a quick start left out; a load of seconds reports nothing."""
    heard = Heartbeat(report, every_s=LOADING_EVERY_S)
    heads = None if started.state is None else started.state / "heads"
    engine = load_engine(started.bundle, library, _precision(variant), heard.beat, heads)
    take_cores(engine.model.language_model.hidden_size)
    check = BackgroundCheck(started.bundle.folder, started.unhashed)
    check.start()
    return BundleScreener(engine, check)


def _precision(name: str | None) -> Precision | None:
    try:
        return Precision(name) if name else None
    except ValueError as error:
        raise BundleRefusedError(Refusal.NO_VARIANT_FITS, variant=name) from error


def _question(request: Screen | Explain) -> Question:
    return Question(request.case, request.prevalence, frozenset(request.excluded_cases))


def _info(engine: HeartEngine) -> BundleInfo:
    manifest = engine.manifest
    return BundleInfo(
        bundle_id=manifest.bundle_id,
        version=manifest.version,
        library=engine.library_name,
        variant=engine.variant,
        third_label=manifest.third_label,
        with_controls=manifest.spectrum.with_controls,
        simulated=manifest.spectrum.simulated,
        fake=False,
        prevalence=engine.prevalence({}),
        accuracy=tuple(
            Accuracy(one.metric, one.cohort, one.percent, one.low, one.high, one.n)
            for one in running_variant(engine).figures
        ),
    )
