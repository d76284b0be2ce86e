"""The names of the files in a bundle; a file that has no name here is only carried along."""

from __future__ import annotations

MODEL_FOLDER = "model"
MODEL_CONFIG = f"{MODEL_FOLDER}/config.json"
TOKENIZER = "tokenizer.json"
ADAPTER = "adapter.safetensors"
FUSION = "fusion.safetensors"
STANDARD_VALUES = "standard_values.csv"
ANSWERING = "answering.json"
GOLDEN = "golden.jsonl"
MODEL_CARD = "MODEL_CARD.md"
LIBRARY_FOLDER = "library"
RERANKER_FOLDER = "reranker"
