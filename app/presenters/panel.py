"""What the answer panel shows of a screening: its page and its words."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Language
from app.messages import Message, message_for
from app.presenters.answer import AnswerView, answer_view
from app.presenters.screening import Answered, NotScreened, Screening, UnderWay


@dataclass(frozen=True, slots=True)
class EmptyPanel:
    """Nothing to show yet."""


@dataclass(frozen=True, slots=True)
class ProgressPanel:
    """A case is under way."""

    sentence: str
    percent: int


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """An answer; a notice where it does not belong to the form any more."""

    answer: AnswerView
    stale_notice: str


@dataclass(frozen=True, slots=True)
class FailurePanel:
    """No answer, and what to do next."""

    message: Message


PanelView = EmptyPanel | ProgressPanel | AnswerPanel | FailurePanel


def panel_view(screening: Screening, language: Language) -> PanelView:
    """Say which page of the panel shows, and what stands on it."""
    match screening:
        case NotScreened():
            return EmptyPanel()
        case UnderWay():
            return _progress(screening, language)
        case Answered():
            notice = language.text("answer.stale") if screening.stale else ""
            answer = answer_view(screening.case, screening.result, screening.bundle, language)
            return AnswerPanel(answer, notice)
    return FailurePanel(message_for(screening.code, screening.params, language))


def _progress(screening: UnderWay, language: Language) -> ProgressPanel:
    step = f"progress.{screening.step}" if screening.step else "progress.waiting"
    percent = round(screening.fraction * 100)
    return ProgressPanel(
        language.text("progress.sentence", step=language.text(step), percent=percent), percent
    )
