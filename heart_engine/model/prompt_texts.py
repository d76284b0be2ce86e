"""The constant texts a new bundle starts from; those a bundle was trained with stand in its settings."""

from __future__ import annotations

from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning, label_sets
from heart_engine.model.settings import AnswerText, PromptSettings, SpecialTokens

_SYSTEM = {
    "en": (
        "You assess echocardiographic measurements for congenital heart defects. "
        "Name every defect that the measurements suggest."
    ),
    "zh": "你根据超声心动图测量值评估先天性心脏病，请指出测量值提示的全部缺损。",
}
_QUESTION = {
    "en": "Which defects are present? Answer:",
    "zh": "存在哪些缺损？回答：",
}
_JOINT = {"en": ", ", "zh": "、"}


def compact_prompt(*, with_none: bool) -> PromptSettings:
    """Return the prompt of a small model: single words, answers spelt as the label ids."""
    answers = tuple(
        AnswerText(labels, " ".join(labels) or "none") for labels in label_sets(with_none=with_none)
    )
    return PromptSettings("echo", "defects", answers, SpecialTokens())


def plain_prompt(language: str, meaning: ThirdLabelMeaning, *, with_none: bool) -> PromptSettings:
    """Return the prompt of a general model: sentences, answers by the short names of the defects."""
    answers = tuple(
        AnswerText(labels, _names(labels, language, meaning)) for labels in label_sets(with_none=with_none)
    )
    return PromptSettings(_SYSTEM[language], _QUESTION[language], answers, SpecialTokens())


def _names(labels: LabelSet, language: str, meaning: ThirdLabelMeaning) -> str:
    named = [label_name(label, meaning, language, short=True) for label in labels or ("none",)]
    return _JOINT[language].join(named)
