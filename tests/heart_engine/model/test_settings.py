from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.prompt_texts import compact_prompt, plain_prompt
from heart_engine.model.settings import (
    AdapterScope,
    AdapterSettings,
    AnswerText,
    ModelSettings,
    PromptSettings,
    SpecialTokens,
    TextSettings,
)
from heart_engine.model.tokenizer import (
    CaseTokenizer,
    TokenizerError,
    byte_tokenizer,
    tokenizer_from_bytes,
    word_tokenizer,
)
from heart_engine.model.typed_json import ShapeError, from_json, to_json


@pytest.mark.parametrize("with_none", [True, False])
def test_settings_survive_the_manifest(with_none: bool) -> None:
    plain = plain_prompt("zh", ThirdLabelMeaning.DUCT, with_none=with_none)
    settings = ModelSettings(plain, adapter=AdapterSettings(scope=AdapterScope.ALL))
    assert from_json(ModelSettings, json.loads(json.dumps(to_json(settings)))) == settings
    assert settings.prompt.with_none is with_none
    assert len(settings.prompt.label_sets) == 7 + with_none


@dataclass(frozen=True)
class Numbered:
    share: float


def test_a_number_beyond_every_number_is_refused_by_its_place() -> None:
    with pytest.raises(ShapeError, match=r"^share: a finite number expected$"):
        from_json(Numbered, {"share": 10**400})


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("text", {"rendering": "verse"}, "text.rendering: one of plain, compact expected"),
        ("fusion", {"heads": "4"}, "fusion.heads: int expected"),
        ("fusion", {"heads": True}, "fusion.heads: int expected"),
        ("fusion", {"extra": 1}, "fusion: unknown or absent: extra"),
        ("adapter", None, "adapter: an object expected"),
        ("adapter", {"targets": "q_proj"}, "adapter.targets: a list expected"),
        ("prompt", {"answers": [{"labels": ["asd"]}]}, r"prompt.answers\[0\]: unknown or absent: text"),
    ],
)
def test_settings_of_another_version_are_refused_by_the_place(
    place: str, value: dict[str, object] | None, message: str
) -> None:
    document = json.loads(json.dumps(to_json(ModelSettings(compact_prompt(with_none=True)))))
    document[place] = None if value is None else document[place] | value
    with pytest.raises(ShapeError, match=f"^{message}$"):
        from_json(ModelSettings, document)


def test_answers_name_the_third_label_as_the_bundle_declares_it() -> None:
    texts = [plain_prompt("en", meaning, with_none=False).answers[2].text for meaning in ThirdLabelMeaning]
    assert texts == ["PFO", "PDA", "PFO / PDA (unclear label)"]


def test_a_word_the_vocabulary_lacks_is_refused() -> None:
    tokenizer = word_tokenizer(["lvedd+1"], SpecialTokens())
    assert tokenizer.encode("lvedd+1 lvedd+1") == [tokenizer.id_of("lvedd+1")] * 2
    with pytest.raises(TokenizerError, match=r"cannot spell 'lvedd\+99'"):
        tokenizer.encode("lvedd+99")
    with pytest.raises(TokenizerError, match="no such token"):
        tokenizer.id_of("lvedd+99")


def test_a_vocabulary_without_a_special_token_is_refused(tokenizer: CaseTokenizer) -> None:
    with pytest.raises(TokenizerError, match="the vocabulary lacks <OTHER>"):
        tokenizer_from_bytes(tokenizer.to_bytes(), SpecialTokens(rag_open="<OTHER>"))


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"model": 3}'])
def test_what_is_no_tokenizer_is_refused(content: bytes) -> None:
    with pytest.raises(TokenizerError, match="not a tokenizer"):
        tokenizer_from_bytes(content, SpecialTokens())


@pytest.mark.parametrize("text", ["标准 38-54，正常", "e′ ≥7, within", "年龄30-39岁，女\nLV 41 mm"])
def test_bytes_spell_any_language_and_back(text: str) -> None:
    tokenizer = byte_tokenizer(["室间隔 8 mm"], 300, SpecialTokens())
    again = tokenizer_from_bytes(tokenizer.to_bytes(), SpecialTokens())
    assert again.decode(again.encode(text)) == text


def test_special_tokens_are_single_and_silent(tokenizer: CaseTokenizer) -> None:
    ids = tokenizer.encode("<RAG> <RAGHere> </RAG>")
    assert ids == [tokenizer.id_of(one) for one in ("<RAG>", "<RAGHere>", "</RAG>")]
    assert tokenizer.decode(ids) == ""


def test_two_sets_spelt_alike_are_refused(tokenizer: CaseTokenizer) -> None:
    answers = (AnswerText(("asd",), "asd"), AnswerText(("vsd",), "asd"))
    settings = ModelSettings(PromptSettings("echo", "defects", answers), TextSettings())
    with pytest.raises(TokenizerError, match="spelt alike"):
        PromptWriter(tokenizer, settings, "")


def test_a_standards_table_stands_at_the_end_of_the_head(
    tokenizer: CaseTokenizer, settings: ModelSettings
) -> None:
    bare, with_table = (
        PromptWriter(tokenizer, settings, ""),
        PromptWriter(tokenizer, settings, "lvedd+1 pa+2"),
    )
    added = tuple(tokenizer.encode("lvedd+1 pa+2"))
    assert with_table.prompt.head == bare.prompt.head + added
    assert with_table.prompt.tail == bare.prompt.tail
