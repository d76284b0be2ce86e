"""A foreign model's tokenizer as one `tokenizers` file with HEART's own tokens in it.

A sentencepiece model, as Llama 2 has one, is converted and then compared with sentencepiece itself: a
vocabulary that spells a case in another way than the model was trained on would make it worse without a word.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, cast

import sentencepiece
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers
from transformers.convert_slow_tokenizer import SentencePieceExtractor

from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal
from heart_engine.model.settings import SpecialTokens
from heart_engine.model.tokenizer import CaseTokenizer, TokenizerError

TOKENIZER, SENTENCEPIECE = "tokenizer.json", "tokenizer.model"
_BPE = 2
_SPACE = "▁"
_SAMPLES = (
    "LV internal diameter, end-diastole: 41.5 mm, low normal\nage 30-39 years, female",
    "左心室舒张末期内径：41.5 毫米，低于正常\n年龄 30-39 岁，女性",
    "mitral regurgitation 2+, e′ 9 cm/s",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A tokenizer, and which of its tokens the model has never seen."""

    tokenizer: CaseTokenizer
    new_ids: tuple[int, ...]


def read_vocabulary(folder: Path, special: SpecialTokens, vocab_size: int) -> Vocabulary:
    """Read or convert the tokenizer that belongs to so many embeddings, and add HEART's tokens."""
    tokenizer = _read(folder)
    if tokenizer.get_vocab_size() > vocab_size:
        message = f"{folder}: {tokenizer.get_vocab_size()} tokens, but embeddings for {vocab_size} alone"
        raise ForeignModelError(ForeignRefusal.TOKENIZER, message)
    absent = [one for one in astuple(special) if tokenizer.token_to_id(one) is None]
    tokenizer.add_special_tokens([AddedToken(one, special=True) for one in absent])
    case_tokenizer = CaseTokenizer(tokenizer, special)
    _refuse_misspelling(case_tokenizer, folder)
    return Vocabulary(case_tokenizer, tuple(case_tokenizer.id_of(one) for one in absent))


def _read(folder: Path) -> Tokenizer:
    if (folder / TOKENIZER).is_file():
        try:
            return Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
        except Exception as error:  # the library raises plain Exception for whatever it cannot parse
            raise _refused(folder / TOKENIZER, "not a tokenizer") from error
    if (folder / SENTENCEPIECE).is_file():
        return _converted(folder / SENTENCEPIECE)
    raise _refused(folder, f"neither {TOKENIZER} nor {SENTENCEPIECE}")


def _converted(path: Path) -> Tokenizer:
    try:
        original = sentencepiece.SentencePieceProcessor(model_file=str(path))
        extractor = SentencePieceExtractor(str(path))
    except Exception as error:  # both libraries raise plain exceptions of their own
        raise _refused(path, "not a sentencepiece model") from error
    if extractor.proto.trainer_spec.model_type != _BPE:
        raise _refused(path, "not a byte pair vocabulary, as Llamas have it")
    tokenizer = _byte_pair(extractor)
    for text in _SAMPLES:
        if tokenizer.encode(text, add_special_tokens=False).ids != original.encode(text):
            raise _refused(path, "its conversion spells a case in another way than sentencepiece does")
    return tokenizer


def _byte_pair(extractor: SentencePieceExtractor) -> Tokenizer:
    """Build what Llama's own converted files are: a space before each piece, bytes for what has no token."""
    proto = extractor.proto
    parts = cast("dict[str, Any]", extractor.extract(models.BPE))  # its annotation is another function's
    tokenizer = Tokenizer(
        models.BPE(
            parts["vocab"],
            parts["merges"],
            unk_token=proto.trainer_spec.unk_piece,
            fuse_unk=True,
            byte_fallback=proto.trainer_spec.byte_fallback,
        )
    )
    before = [normalizers.Prepend(_SPACE)] if proto.normalizer_spec.add_dummy_prefix else []
    tokenizer.normalizer = normalizers.Sequence([*before, normalizers.Replace(" ", _SPACE)])
    fused = [decoders.Replace(_SPACE, " "), decoders.ByteFallback(), decoders.Fuse()]
    tokenizer.decoder = decoders.Sequence([*fused, decoders.Strip(" ", 1, 0)] if before else fused)
    tokenizer.add_tokens(parts["additional_special_tokens"])
    return tokenizer


def _refuse_misspelling(tokenizer: CaseTokenizer, folder: Path) -> None:
    """Refuse a vocabulary that cannot spell what a case is written in."""
    for text in _SAMPLES:
        try:
            read_back = tokenizer.decode(tokenizer.encode(text))
        except TokenizerError as error:
            raise _refused(folder, str(error)) from error
        if read_back.split() != text.split():
            raise _refused(folder, f"writes {text!r} and reads {read_back!r}")


def _refused(path: Path, why: str) -> ForeignModelError:
    return ForeignModelError(ForeignRefusal.TOKENIZER, f"{path}: {why}")
