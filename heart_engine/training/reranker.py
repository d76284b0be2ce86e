"""A small cross-encoder that reorders what retrieval finds, trained by FlagEmbedding's own program.

A query is a case of a training hospital, its candidates are what the trained model retrieves for it among the
hospital's other cases. A good candidate has the query's diagnosis, a bad one another. The network starts from
random weights; nothing is downloaded.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import tokenizers
import torch
from tokenizers import models, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from heart_engine.training.encoded_library import EncodedLibrary, barred_places, nearest
from heart_engine.training.recipe import RerankerTraining

TRAINED = "trained"
_PAIRS, _UNTRAINED, _CACHE = "pairs.jsonl", "untrained", "cache"
_PROGRAM = "FlagEmbedding.finetune.reranker.encoder_only.base"
_PICKLED_ARGUMENTS = "training_args.bin"  # written by the program; nothing here may ever open it
_SPECIAL = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
_LONGEST = 96  # tokens of two case texts


class RerankerError(RuntimeError):
    """A training program that ended without a model, with the end of what it said."""


def train_reranker(
    folder: Path,
    libraries: Mapping[str, EncodedLibrary],
    words: Sequence[str],
    how: RerankerTraining,
    settings: tuple[int, int],
) -> Path:
    """Write pairs and an untrained network, and return the trained one; `settings` are K and the seed."""
    cases, seed = settings
    shutil.rmtree(folder, ignore_errors=True)  # the program refuses a folder that holds anything
    folder.mkdir(parents=True)
    lines = [json.dumps(one) for one in pairs(libraries, how.queries, cases, seed)]
    (folder / _PAIRS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_untrained(folder / _UNTRAINED, words, how, seed)
    _run(folder, how, seed)
    (folder / TRAINED / _PICKLED_ARGUMENTS).unlink(missing_ok=True)
    shutil.rmtree(folder / _CACHE, ignore_errors=True)
    return folder / TRAINED


def pairs(
    libraries: Mapping[str, EncodedLibrary], queries: int, cases: int, seed: int
) -> Iterator[dict[str, object]]:
    """Yield queries with good and bad candidates; one whose candidates are all of a kind teaches nothing."""
    each = -(-queries // len(libraries))
    random = np.random.default_rng(seed)
    for library in libraries.values():
        rows = random.permutation(len(library))[:each]
        asked = library.cases.take(rows)
        similarity = library.keys[torch.from_numpy(rows)] @ library.keys.T
        found = nearest(similarity, barred_places(asked, library.cases), 2 * cases)
        for text, label, places in zip(asked.texts, asked.labels, found.tolist(), strict=True):
            alike = library.cases.labels[places] == label
            good, bad = (
                [library.cases.texts[places[at]] for at in np.flatnonzero(one)] for one in (alike, ~alike)
            )
            if good and bad:
                yield {"query": text, "pos": good, "neg": bad}


def write_untrained(folder: Path, words: Sequence[str], how: RerankerTraining, seed: int) -> None:
    """Write a BERT with random weights whose tokens are the words of the compact case text."""
    vocabulary = {word: at for at, word in enumerate(dict.fromkeys([*_SPECIAL.values(), *words]))}
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=how.hidden,
        num_hidden_layers=how.layers,
        num_attention_heads=how.heads,
        intermediate_size=2 * how.hidden,
        max_position_embeddings=2 * _LONGEST,
        id2label={0: "nearness"},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    _tokenizer(vocabulary).save_pretrained(folder)


def _tokenizer(vocabulary: Mapping[str, int]) -> PreTrainedTokenizerFast:
    words = tokenizers.Tokenizer(models.WordLevel(dict(vocabulary), unk_token=_SPECIAL["unk_token"]))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    ends = [(name, vocabulary[name]) for name in (_SPECIAL["sep_token"], _SPECIAL["cls_token"])]
    words.post_processor = processors.BertProcessing(*ends)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # has no types
        tokenizer_object=words, model_max_length=2 * _LONGEST, **_SPECIAL
    )


def _run(folder: Path, how: RerankerTraining, seed: int) -> None:
    """Start the program as its manual says, offline and on the processor."""
    options = {
        "model_name_or_path": folder / _UNTRAINED,
        "train_data": folder / _PAIRS,
        "cache_path": folder / _CACHE,
        "output_dir": folder / TRAINED,
        "train_group_size": how.group,
        "query_max_len": _LONGEST // 2,
        "passage_max_len": _LONGEST // 2,
        "per_device_train_batch_size": how.batch,
        "num_train_epochs": how.epochs,
        "learning_rate": how.rate,
        "warmup_steps": how.warmup_steps,
        "seed": seed,
        "dataloader_drop_last": True,  # the program cannot group a batch that is not full
        "save_strategy": "no",
        "report_to": "none",
        "use_cpu": True,
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    quiet = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", _PROGRAM, *arguments],
        env=os.environ | quiet,
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        raise RerankerError(done.stderr[-2000:])
