"""Where the engine stands, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.losses import Failure
from app.engine.roles import State
from app.language import Language
from app.messages import message_for
from heart_engine.protocol.messages import Hello


@dataclass(frozen=True, slots=True)
class EngineView:
    """The engine's sentence, and whether a button may start it again."""

    sentence: str
    stopped: bool
    warning: bool


@dataclass(frozen=True, slots=True)
class EngineState:
    """What the desktop knows of the engine."""

    state: State = State.STOPPED
    hello: Hello | None = None
    stopped_by: Failure | None = None
    loading_s: int = 0  # how long it has been loading so far


def engine_view(engine: EngineState, language: Language) -> EngineView:
    """Say where the engine stands and what answers."""
    ended = engine.state is State.STOPPED and engine.stopped_by is None
    words = [language.text("engine.not_running" if ended else f"engine.{engine.state}")]
    if engine.loading_s:
        words.append(language.text("engine.loading_for", seconds=engine.loading_s))
    elif engine.stopped_by is not None:
        words.append(message_for(engine.stopped_by.code, engine.stopped_by.params, language).title)
    elif engine.hello is not None:
        words.append(_what_answers(engine.hello, language))
    fake = engine.hello is not None and engine.hello.bundle.fake
    given_up = engine.state is State.STOPPED and not ended
    return EngineView(language.text("engine.join").join(words), given_up, given_up or fake)


def _what_answers(hello: Hello, language: Language) -> str:
    bundle = hello.bundle
    kind = "fake" if bundle.fake else "simulated" if bundle.simulated else "plain"
    return language.text(f"engine.answers.{kind}", bundle=bundle.bundle_id, device=hello.device)
