"""Metric 6: the program beside llama.cpp, where somebody installed llama-cpp-python and gguf by hand.

Both have the head in their cache. llama.cpp reads as many new tokens as the program does, in 4 bits (Q4_0)
and on as many threads; it retrieves nothing, fuses nothing and scores one token, which favours it.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from heart_engine.model.answer_tree import answer_tree
from heart_engine.model.shape import SHAPES, Shape
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question, screen
from tests.bench import shaped
from tests.bench.rows import Row
from tests.bench.timing import exactly, interleaved, ratio

_ROUNDS = {"100m": 9, "1b": 5}
_LABELS = {"100m": "100M, ours in fp32", "1b": "1B, ours in fp32"}
_VOCABULARY, _CONTEXT = 32_000, 1024


def measure(size: str) -> Iterator[Row]:
    """Measure one shape, or say that the peer is not there."""
    if importlib.util.find_spec("llama_cpp") is None or importlib.util.find_spec("gguf") is None:
        yield Row("6", _LABELS[size], exactly(math.nan), note="llama-cpp-python and gguf are not installed")
        return
    engine, case = shaped.opened(size), shaped.some_cases(1)[0]
    prompt, writer = engine.model.writer.prompt, engine.model.writer
    rows = len(prompt.tail) + len(answer_tree(prompt.answers).nodes)
    new = len(writer.case_ids(engine.text_of(case))) + rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.gguf"
        _write(path, SHAPES[size])
        peer = _Peer(path, len(prompt.head), new)
        times = interleaved({"ours": lambda: _screen(engine, case), "peer": peer.answer}, _ROUNDS[size])
        peer.close()
    note = f"{len(prompt.head)} tokens cached, {new} new"
    yield Row("6", _LABELS[size], ratio(times["ours"], times["peer"]), aim=0.95, note=note)


def _screen(engine: HeartEngine, case: Any) -> None:
    screen(engine, Question(case), lambda _step, _fraction: None)


class _Peer:
    """llama.cpp with the head already read."""

    def __init__(self, path: Path, head: int, new: int) -> None:
        llama_cpp = importlib.import_module("llama_cpp")
        self._model = llama_cpp.Llama(
            str(path),
            n_ctx=_CONTEXT,
            n_batch=512,
            n_ubatch=512,
            n_threads=1,
            n_threads_batch=1,
            verbose=False,
        )
        self._head, self._new = head, [5 + at % 1000 for at in range(new)]
        self._model.eval([5 + at % 1000 for at in range(head)])

    def answer(self) -> None:
        """Read the new tokens behind the head; what was read behind it before is forgotten."""
        self._model.n_tokens = self._head
        self._model.eval(self._new)

    def close(self) -> None:
        """Let the model go while the library is still there."""
        self._model.close()


def _write(path: Path, shape: Shape) -> None:
    """Write random weights in Q4_0; every layer has the same ones, which changes no time."""
    gguf = importlib.import_module("gguf")
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_vocab_size(_VOCABULARY)
    writer.add_tokenizer_model("no_vocab")
    writer.add_context_length(shape.window)
    writer.add_embedding_length(shape.hidden)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.intermediate)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(shape.hidden // shape.heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q4_0)
    kind = gguf.GGMLQuantizationType.Q4_0
    random = np.random.default_rng(1)

    def packed(rows: int, columns: int) -> Any:
        drawn = random.standard_normal((rows, columns), dtype=np.float32) * np.float32(0.02)
        return gguf.quants.quantize(drawn, kind)

    hidden, wide = shape.hidden, shape.intermediate
    square, up, down = packed(hidden, hidden), packed(wide, hidden), packed(hidden, wide)
    ones = np.ones(hidden, dtype=np.float32)
    for name in ("token_embd", "output"):
        writer.add_tensor(f"{name}.weight", packed(_VOCABULARY, hidden), raw_dtype=kind)
    writer.add_tensor("output_norm.weight", ones)
    parts = {"ffn_gate": up, "ffn_up": up, "ffn_down": down}
    parts |= dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_output"), square)
    for layer in range(shape.layers):
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", ones)
        for name, tensor in parts.items():
            writer.add_tensor(f"blk.{layer}.{name}.weight", tensor, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
