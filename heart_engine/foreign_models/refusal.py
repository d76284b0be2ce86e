"""Why a folder of somebody else's model cannot be imported: a code for machines, a sentence for people."""

from __future__ import annotations

from enum import StrEnum


class ForeignRefusal(StrEnum):
    """What is wrong with a folder, or with the place it is to be imported to."""

    NOT_A_FOLDER = "not_a_folder"
    CONFIG_UNREADABLE = "config_unreadable"
    NOT_A_LLAMA = "not_a_llama"
    NOT_A_RERANKER = "not_a_reranker"
    CONFIG_UNSUPPORTED = "config_unsupported"
    PICKLED = "weights_pickled"
    WEIGHTS = "weights_refused"
    NOT_FINITE = "tensor_not_finite"
    TOKENIZER = "tokenizer_refused"
    NO_LICENCE = "no_licence"
    NO_ROOM = "disk_too_small"


class ForeignModelError(ValueError):
    """A folder that is not imported."""

    def __init__(self, code: ForeignRefusal, message: str) -> None:
        self.code = code
        super().__init__(message)
