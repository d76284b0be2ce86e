"""Every code that can reach a person, with what happened and what to do next, in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.language import Language

_GIB: Final = 1024**3
_NOT_SAID: Final = dict.fromkeys(("file", "field", "found", "known", "name"), "?")


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, and the next step."""

    title: str
    next_step: str


def message_for(code: str, params: Mapping[str, object], language: Language) -> Message:
    """Put a code into words; one of another release is shown as it is rather than hidden."""
    if not language.knows(f"error.{code}.title"):
        return Message(
            language.text("error.unknown.title", code=code), language.text("error.unknown.next", code=code)
        )
    next_step = language.text(f"error.{code}.next", **params)
    refused = f": {params['refused']}" if "refused" in params else ""
    return Message(
        language.text(f"error.{code}.title", **params) + refused,
        f"{refusal_text(params, language)} {next_step}".strip(),
    )


def problem_line(code: str, field: str | None, params: Mapping[str, object], language: Language) -> str:
    """Say in one line which field breaks which rule, with the limits where it passes one."""
    line = f"{field or '-'}: {message_for(code, params, language).title}"
    low, high = params.get("low"), params.get("high")
    if low is None or high is None:
        return line
    return f"{line} ({low:g}–{high:g} {params.get('unit', '')}".rstrip() + ")"


def refusal_text(params: Mapping[str, object], language: Language) -> str:
    """Say why a bundle or a library was refused; empty where nothing was."""
    message = f"refusal.{params.get('reason', '')}"
    if not language.knows(message):
        return ""
    return f"{language.text(message, **_NOT_SAID | dict(params))} {_memory_text(params, language)}".rstrip()


def _memory_text(params: Mapping[str, object], language: Language) -> str:
    """Name what a bundle needs of memory and what is free; empty where the reason is another."""
    needed, free = params.get("needed_bytes"), params.get("memory_free_bytes")
    gpu, gpu_free = params.get("gpu"), params.get("gpu_free_bytes")
    if not isinstance(needed, int) or not isinstance(free, int):
        return ""
    if not gpu or not isinstance(gpu_free, int):
        return language.text("refusal.memory", needed=_gigabytes(needed), free=_gigabytes(free))
    return language.text(
        "refusal.memory_gpu",
        needed=_gigabytes(needed),
        free=_gigabytes(free),
        gpu=gpu,
        gpu_free=_gigabytes(gpu_free),
    )


def _gigabytes(count: int) -> str:
    return f"{count / _GIB:.1f} GB"
