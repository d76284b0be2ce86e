"""What the answer panel shows of a screening: its page and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.language import Language
from app.messages import Message, message_for
from app.presenters.consultation import Consultation
from app.presenters.screening import Answered, Held, NotScreened, Screening, UnderWay, is_fresh

if TYPE_CHECKING:  # the words of an answer are loaded with the first one
    from app.presenters.answer import AnswerView
    from app.presenters.impression import Choice


@dataclass(frozen=True, slots=True)
class EmptyPanel:
    """Nothing to show yet."""


@dataclass(frozen=True, slots=True)
class ProgressPanel:
    """A case is under way."""

    sentence: str
    percent: int


@dataclass(frozen=True, slots=True)
class ImpressionPanel:
    """The clinician speaks first; the engine works meanwhile."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """An answer; a notice where it does not belong to the form any more."""

    answer: AnswerView
    stale_notice: str
    can_be_overridden: bool
    override_text: str  # of the button: the id of a message


@dataclass(frozen=True, slots=True)
class FailurePanel:
    """No answer, and what to do next."""

    message: Message


PanelView = EmptyPanel | ProgressPanel | ImpressionPanel | AnswerPanel | FailurePanel


def consultation_panel(consultation: Consultation, language: Language) -> PanelView:
    """Say which page of the panel shows; the own impression comes before progress and answer."""
    if consultation.awaits_impression:
        from app.presenters.impression import impression_choices  # noqa: PLC0415  # not before the first frame

        return ImpressionPanel(impression_choices(consultation.bundle, language))
    return panel_view(consultation.screening, language)


def panel_view(screening: Screening, language: Language) -> PanelView:
    """Say what the panel shows of a screening; an answer that is held back shows nothing."""
    match screening:
        case NotScreened() | Held():
            return EmptyPanel()
        case UnderWay():
            return _progress(screening, language)
        case Answered():
            return _answer(screening, language)
    return FailurePanel(message_for(screening.code, screening.params, language))


def _answer(answered: Answered, language: Language) -> AnswerPanel:
    from app.presenters.answer import answer_view  # noqa: PLC0415  # likewise

    notice = language.text("answer.stale") if answered.stale else ""
    answer = answer_view(answered.case, answered.result, answered.bundle, language, answered.judgement)
    overridden = answered.judgement.override is not None
    button = "override.take_back" if overridden else "override.open"
    return AnswerPanel(answer, notice, can_be_overridden=is_fresh(answered), override_text=button)


def _progress(screening: UnderWay, language: Language) -> ProgressPanel:
    step = f"progress.{screening.step}" if screening.step else "progress.waiting"
    percent = round(screening.fraction * 100)
    return ProgressPanel(
        language.text("progress.sentence", step=language.text(step), percent=percent), percent
    )
