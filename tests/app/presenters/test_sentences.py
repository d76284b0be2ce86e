from __future__ import annotations

from collections.abc import Callable

import pytest

from app.engine.losses import Failure, Loss
from app.engine.roles import State
from app.language import Language
from app.presenters.engine_state import EngineState, engine_view
from app.presenters.examination import examine
from app.presenters.form import Form, form_from_case, with_text
from app.presenters.patient_view import patient_view
from app.presenters.status_view import status_sentence
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import BundleInfo, Hello

MakeBundle = Callable[..., BundleInfo]


def hello(bundle: BundleInfo) -> Hello:
    return Hello(1, "0.1.0", "f", "cpu", "no_gpu", bundle)


def test_an_engine_that_loads_says_so(english: Language) -> None:
    later = engine_view(EngineState(State.STARTING, loading_s=7), english)
    assert later.sentence == "Engine is loading - 7 s so far"
    view = engine_view(EngineState(State.STARTING), english)
    assert (view.sentence, view.stopped, view.warning) == ("Engine is loading", False, False)


def test_an_engine_that_was_not_started_offers_no_button(english: Language) -> None:
    view = engine_view(EngineState(), english)
    assert (view.sentence, view.stopped, view.warning) == ("Engine is not running", False, False)


def test_a_ready_engine_names_what_answers(english: Language, make_bundle: MakeBundle) -> None:
    simulated = engine_view(EngineState(State.READY, hello(make_bundle())), english)
    assert simulated.sentence == "Engine ready - heart-mini (simulated), cpu"
    assert not simulated.warning
    real = engine_view(EngineState(State.BUSY, hello(make_bundle(simulated=False))), english)
    assert real.sentence == "Engine is working - heart-mini, cpu"


def test_a_fake_engine_warns(english: Language) -> None:
    bundle = BundleInfo("fake", "0", "none", "rule", "unresolved", True, True, True, {})  # type: ignore[arg-type]  # only shown
    view = engine_view(EngineState(State.READY, hello(bundle)), english)
    assert view.warning
    assert "FAKE ENGINE (cpu): answers are not results" in view.sentence


def test_an_engine_that_was_given_up_says_why_and_can_be_started(english: Language) -> None:
    view = engine_view(EngineState(State.STOPPED, None, Failure(Loss.CRASHED)), english)
    assert view.sentence == "Engine stopped; the case is safe - The engine ended unexpectedly"
    assert view.stopped
    assert view.warning


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_sentence(state: State, language: str) -> None:
    assert engine_view(EngineState(state), Language(language)).sentence


def test_the_patient_strip_names_body_surface_and_ranges(english: Language, demo: Case) -> None:
    view = patient_view(examine(form_from_case(demo)), english)
    assert view.summary == "BSA 1.56 m² · adult ranges"
    assert view.texts == {"_age": "34", "_height": "160", "_weight": "55"}
    assert view.question == ""


def test_an_unknown_patient_gets_no_limits(english: Language) -> None:
    view = patient_view(examine(Form()), english)
    assert view.summary == "BSA needs height and weight · age unknown: no limits"


def test_a_question_about_the_patient_is_shown_in_the_strip(english: Language) -> None:
    form = with_text(with_text(Form(), "_age", "1980-05-03"), "_weight", "900")
    view = patient_view(examine(form), english)
    assert view.question == "a date, not a value 0.9 kg? Enter accepts"


def test_the_status_counts_and_names_what_is_missing(english: Language, demo: Case) -> None:
    assert status_sentence(Form(), english) == "0 of 25 measured"
    assert status_sentence(form_from_case(demo), english) == "22 of 25 measured; missing: E/A (2) SV CO"
    full = form_from_case(demo)
    for key, text in {"ea_ratio": "1.4", "sv": "60", "co": "4.6"}.items():
        full = with_text(full, key, text)
    assert status_sentence(full, english) == "25 of 25 measured"


def test_open_questions_come_before_the_count(english: Language) -> None:
    form = with_text(with_text(Form(), "lvedd", "4.5"), "_age", "x")
    form = with_text(with_text(form, "tr_velocity_m_s", "99"), "_heart_rate", "?x")
    words = "To be settled first: LV, diastole, Age, TR jet peak velocity, Heart rate"
    assert status_sentence(form, english) == words
