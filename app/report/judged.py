"""What the clinician thought, as the report prints it."""

from __future__ import annotations

from app.report.answered import set_name
from app.report.looks import inline
from app.report.speech import Speech
from heart_engine.domain.judgement import Judgement
from heart_engine.protocol.messages import BundleInfo


def impression_text(judgement: Judgement, bundle: BundleInfo | None, speech: Speech) -> str:
    """Return the own impression in every language of the report; empty where none was given."""
    if judgement.impression is None or bundle is None:
        return ""
    labels = judgement.impression.labels
    return inline(speech.say("clinician.unsure") if labels is None else set_name(labels, bundle, speech))


def override_text(judgement: Judgement, bundle: BundleInfo | None, speech: Speech) -> str:
    """Return what was held against the answer, with its reason; empty where nothing was."""
    if judgement.override is None or bundle is None:
        return ""
    named = inline(set_name(judgement.override.labels, bundle, speech))
    return f"{named}\n{judgement.override.reason}"
