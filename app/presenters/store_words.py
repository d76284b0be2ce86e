"""What the records could not do, in words."""

from __future__ import annotations

from app.language import Language
from app.messages import Message, message_for
from app.store.errors import StoreError


def message_for_error(error: Exception, language: Language) -> Message:
    """Say what happened and what to do next; what has no words of its own is named by its kind."""
    if isinstance(error, StoreError):
        return message_for(error.code, {"file": "?", **error.params}, language)
    return message_for(type(error).__name__, {}, language)


def sentence_for_error(error: Exception, language: Language) -> str:
    """Say it in one line."""
    message = message_for_error(error, language)
    return f"{message.title}. {message.next_step}"
