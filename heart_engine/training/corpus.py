"""Guidelines to a corpus: sentences, without those that point at a figure, in blocks of one length.

A sentence about a figure means nothing without it, so the paper drops every one that holds the word
"Figure"; a Chinese text says 图 and a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdf
import tokenizers

BLOCKS, REPORT = "blocks.jsonl", "report.json"
_FIGURE = re.compile(r"\bfigures?\b|\bfigs?\.|图\s*[0-9０-９一二三四五六七八九十]", re.IGNORECASE)
_ABBREVIATION = r"(?<!\bFig\.)(?<!\bet al\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)"
_SENTENCE_END = re.compile(rf"(?<=[.!?]){_ABBREVIATION}\s+(?=[A-Z0-9(])|(?<=[。！？])")
_MARKDOWN_NOISE = re.compile(
    r"^[ \t]*(?:#+|[-*+]|>|\d+\.)[ \t]+|!\[[^\]]*\]\([^)]*\)|[*_`]{1,3}", re.MULTILINE
)
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HYPHEN_AT_LINE_END = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


class CorpusError(ValueError):
    """A source that cannot be read, by its name."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document, sentence by sentence."""

    name: str
    kept: tuple[str, ...]
    dropped: tuple[str, ...]  # because they point at a figure


def read_source(path: Path) -> Source:
    """Read a text, Markdown or PDF file."""
    try:
        text = _READERS[path.suffix.lower()](path)
    except KeyError as error:
        msg = f"{path}: not one of {', '.join(_READERS)}"
        raise CorpusError(msg) from error
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise CorpusError(msg) from error
    except (UnicodeDecodeError, pypdf.errors.PyPdfError) as error:
        msg = f"{path}: {error}"
        raise CorpusError(msg) from error
    sentences = sentences_of(text)
    about_figures = tuple(one for one in sentences if _FIGURE.search(one))
    return Source(path.name, tuple(one for one in sentences if not _FIGURE.search(one)), about_figures)


def read_tokenizer(path: Path) -> tokenizers.Tokenizer:
    """Read the tokenizer of the model that is to be pre-trained."""
    try:
        return tokenizers.Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the library raises plain Exception for whatever it cannot parse
        msg = f"{path}: not a tokenizer"
        raise CorpusError(msg) from error


def sentences_of(text: str) -> tuple[str, ...]:
    """Split a text, English or Chinese; a paragraph always ends a sentence, a line does not."""
    joined = _HYPHEN_AT_LINE_END.sub("", text.replace("\r\n", "\n"))
    paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", joined))
    parts = (part.strip() for one in paragraphs for part in _SENTENCE_END.split(one))
    return tuple(one for one in parts if one)


def blocks_of(sources: Sequence[Source], tokenizer: tokenizers.Tokenizer, length: int) -> Iterator[list[int]]:
    """Yield token ids in blocks of one length, documents one behind the other; the last may be shorter."""
    held: list[int] = []
    for source in sources:
        held += tokenizer.encode("\n".join(source.kept) + "\n", add_special_tokens=False).ids
        while len(held) >= length:
            yield held[:length]
            held = held[length:]
    if held:
        yield held


def write_corpus(
    sources: Sequence[Source], tokenizer: tokenizers.Tokenizer, length: int, folder: Path
) -> dict[str, object]:
    """Write the blocks, and a report that names every sentence that was dropped."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = list(blocks_of(sources, tokenizer, length))
    lines = "".join(json.dumps({"ids": one}) + "\n" for one in blocks)
    (folder / BLOCKS).write_text(lines, encoding="utf-8")
    report: dict[str, object] = {
        "block_tokens": length,
        "blocks": len(blocks),
        "tokens": sum(len(one) for one in blocks),
        "sources": [
            {"name": one.name, "sentences": len(one.kept), "dropped": list(one.dropped)} for one in sources
        ],
    }
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return report


def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _read_markdown(path: Path) -> str:
    return _MARKDOWN_NOISE.sub("", _MARKDOWN_LINK.sub(r"\1", _read_text(path)))


def _read_pdf(path: Path) -> str:
    return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


_READERS: dict[str, Callable[[Path], str]] = {".txt": _read_text, ".md": _read_markdown, ".pdf": _read_pdf}
