"""What declared shares do to an answer: one case, asked twice of the engine that answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.language import Language
from app.messages import message_for
from app.presenters.asking import AskEngine, Inquiry, Question
from app.presenters.declared_shares import effect_lines
from app.presenters.desk import Desk
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

Show = Callable[[tuple[str, ...]], None]
Fail = Callable[[str, Mapping[str, object]], None]
AskWith = Callable[[Mapping[str, float]], AskEngine]
"""Returns how to ask with these shares."""


class SharesTrial:
    """Asks about the case on the desk, or about the demo case where the desk holds none that can be asked."""

    def __init__(self, ask_with: AskWith, desk: Desk, demo_case: Callable[[], Case]) -> None:
        self._ask_with, self._desk, self._demo_case = ask_with, desk, demo_case
        self._open: Question | None = None

    def run(self, shares: Mapping[str, float], language: Callable[[], Language], show: Show) -> None:
        """Show the answer with the model's own mix and with these shares; a later trial takes its place."""
        desk_case = self._desk.examination.case
        asks_desk = bool(desk_case.measurements) and not self._desk.form.open_keys()
        case = desk_case if asks_desk else self._demo_case()
        name = "setting.prevalence.of_desk" if asks_desk else "setting.prevalence.of_demo"

        def fail(code: str, params: Mapping[str, object]) -> None:
            reason = message_for(code, params, language()).title
            show((language().text("setting.prevalence.failed", reason=reason),))

        def compare(before: Result, bundle: BundleInfo) -> None:
            def tell(after: Result, _bundle: BundleInfo) -> None:
                show(_lines(name, before, after, bundle, language()))

            self._ask(case, shares, _Ear(tell, fail))

        self._ask(case, {}, _Ear(compare, fail))

    def _ask(self, case: Case, shares: Mapping[str, float], ear: _Ear) -> None:
        """Ask for one answer; the engine gives one at a time."""
        if self._open is not None:
            self._open.close()
        self._open = Question(ear)
        self._ask_with(shares).screen(Inquiry(case), self._open)


class _Ear:
    """Hears one of the two answers."""

    def __init__(
        self,
        answered: Callable[[Result, BundleInfo], None],
        failed: Callable[[str, Mapping[str, object]], None],
    ) -> None:
        self.answered, self.failed = answered, failed

    def progressed(self, _step: str, _fraction: float) -> None:
        """Pass over how far it is: the sentence beside the button says that it is under way."""


def _lines(
    name: str, before: Result, after: Result, bundle: BundleInfo, language: Language
) -> tuple[str, ...]:
    head = "setting.prevalence.case" if bundle.simulated else "setting.prevalence.case.plain"
    return (
        language.text(head, case=language.text(name)),
        *effect_lines(before, after, bundle, language),
    )
