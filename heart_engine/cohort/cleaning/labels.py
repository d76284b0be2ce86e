"""Which label set a row gets: a person's word for its text, or nothing and the reason why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from heart_engine.cohort.cleaning.diagnosis import Standing, read_diagnosis
from heart_engine.cohort.cleaning.mapping import LEAVE_OUT, NO, YES, CleaningMapping
from heart_engine.cohort.cleaning.questions import Question
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning, label_set_from_text, label_set_to_text

CERTAIN_DIAGNOSES = "certain_diagnoses"
THIRD_LABEL = "third_label"
_MOST_TEXTS = 200
_SHOWN = 5
_REASONS = {
    Standing.POST_OPERATIVE: "post_operative",
    Standing.SUSPECTED: "suspected",
    Standing.DENIED: "only_denied",
}


def label_of(text: str, mapping: CleaningMapping) -> tuple[LabelSet | None, str]:
    """Return a row's labels, or None and the reason for having none."""
    said = mapping.said("diagnoses", text)
    if said == LEAVE_OUT:
        return None, "diagnosis_left_out"
    if said is not None:
        return label_set_from_text(said), "confirmed"
    if not text:
        return None, "no_label"
    read = read_diagnosis(text, third_label(mapping))
    if read.standing is Standing.CERTAIN and mapping.said(CERTAIN_DIAGNOSES) == YES:
        return read.labels, "confirmed"
    return None, _REASONS.get(read.standing, "label_not_confirmed")


def third_label(mapping: CleaningMapping) -> ThirdLabelMeaning:
    """Return which disease the third label stands for; unresolved until somebody says."""
    return ThirdLabelMeaning(mapping.said(THIRD_LABEL) or ThirdLabelMeaning.UNRESOLVED)


def label_questions(texts: Sequence[str], mapping: CleaningMapping) -> Iterator[Question]:
    """Ask what the third label is, then for all plain texts at once, then for each other text."""
    if mapping.said(THIRD_LABEL) is None:
        yield Question("third_label", (THIRD_LABEL,), None, tuple(ThirdLabelMeaning))
        return
    counts = Counter(text for text in texts if text and mapping.said("diagnoses", text) is None)
    read = {text: read_diagnosis(text, third_label(mapping)) for text in counts}
    certain = [text for text in counts if read[text].standing is Standing.CERTAIN]
    if certain and mapping.said(CERTAIN_DIAGNOSES) is None:
        shown = "; ".join(f"{one} = {label_set_to_text(read[one].labels or ())}" for one in certain[:_SHOWN])
        params = {"texts": len(certain), "examples": shown}
        cells = sum(counts[one] for one in certain)
        yield Question(CERTAIN_DIAGNOSES, (CERTAIN_DIAGNOSES,), None, (YES, NO), cells, params)
    open_texts = [
        one for one, _ in counts.most_common() if read[one].standing in (Standing.UNREAD, Standing.SUSPECTED)
    ]
    for text in open_texts[:_MOST_TEXTS]:
        labels = read[text].labels
        is_plain = read[text].standing is Standing.UNREAD and labels
        offer = label_set_to_text(labels) if is_plain and labels else LEAVE_OUT
        params = {"text": text, "standing": read[text].standing.value}
        yield Question("diagnosis", ("diagnoses", text), offer, (), counts[text], params)
