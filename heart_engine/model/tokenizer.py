"""Text to token ids and back, by a tokenizer file of the bundle.

The file is read by the `tokenizers` library alone, from bytes that were verified: no configuration beside
it, no code and no template is ever followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

import tokenizers
from tokenizers import decoders, models, pre_tokenizers, trainers

from heart_engine.model.settings import SpecialTokens

UNKNOWN = "<unk>"


class TokenizerError(ValueError):
    """A tokenizer that does not fit the settings, or a text it has no tokens for."""


class CaseTokenizer:
    """A tokenizer together with the special tokens a prompt is built from."""

    def __init__(self, tokenizer: tokenizers.Tokenizer, special: SpecialTokens) -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id(UNKNOWN)
        self.special = special
        absent = [token for token in astuple(special) if tokenizer.token_to_id(token) is None]
        if absent:
            msg = f"the vocabulary lacks {', '.join(absent)}"
            raise TokenizerError(msg)

    @property
    def size(self) -> int:
        """Return the number of tokens, special ones included."""
        return self._tokenizer.get_vocab_size()

    def id_of(self, token: str) -> int:
        """Return the id of one token of the vocabulary."""
        found = self._tokenizer.token_to_id(token)
        if found is None:
            msg = f"no such token: {token}"
            raise TokenizerError(msg)
        return found

    def encode(self, text: str) -> list[int]:
        """Split a text; one that the vocabulary cannot spell is refused, never guessed at."""
        ids = self._tokenizer.encode(text, add_special_tokens=False).ids
        if self._unknown is not None and self._unknown in ids:
            msg = f"the vocabulary cannot spell {text!r}"
            raise TokenizerError(msg)
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Join tokens to text, special ones left out."""
        return self._tokenizer.decode(list(ids), skip_special_tokens=True)

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        return self._tokenizer.to_str().encode()


def tokenizer_from_bytes(content: bytes, special: SpecialTokens) -> CaseTokenizer:
    """Read a tokenizer file's verified bytes."""
    try:
        tokenizer = tokenizers.Tokenizer.from_str(content.decode())
    except Exception as error:  # the library raises plain Exception for whatever it cannot parse
        msg = "not a tokenizer"
        raise TokenizerError(msg) from error
    return CaseTokenizer(tokenizer, special)


def word_tokenizer(words: Iterable[str], special: SpecialTokens) -> CaseTokenizer:
    """Make the vocabulary of compact texts: each word is one token."""
    vocabulary = {
        word: index for index, word in enumerate(dict.fromkeys([UNKNOWN, *astuple(special), *words]))
    }
    tokenizer = tokenizers.Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens([UNKNOWN, *astuple(special)])
    return CaseTokenizer(tokenizer, special)


def byte_tokenizer(texts: Iterable[str], size: int, special: SpecialTokens) -> CaseTokenizer:
    """Learn a byte-level vocabulary for plain texts; it spells every text in any language."""
    tokenizer = tokenizers.Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        show_progress=False,
        special_tokens=list(astuple(special)),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(texts, trainer)
    return CaseTokenizer(tokenizer, special)
