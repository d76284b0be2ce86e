"""Every way in which a bundle whose bytes are the promised ones must still be refused, by its own code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from heart_engine.bundle.refusal import BundleRefusedError, Refusal, SelectedLibraryRefusedError
from heart_engine.bundle.verification import verify_bundle
from heart_engine.library.vector_index import Vectors, build_index, vectors_to_bytes
from heart_engine.model.settings import IndexKind
from heart_engine.pipeline.load import load_engine

LAYER = "model/model-000.safetensors"
TENSOR = "model.layers.0.self_attn.q_proj.weight"
Change = Callable[[Path], object]
Tensors = dict[str, torch.Tensor]


def edit_json(name: str, **fields: object) -> Change:
    """Set fields of a JSON file; None takes one away."""

    def change(folder: Path) -> None:
        path = folder / name
        document = json.loads(path.read_text()) | fields
        path.write_text(json.dumps({key: value for key, value in document.items() if value is not None}))

    return change


def edit_tensors(name: str, edit: Callable[[Tensors], object]) -> Change:
    def change(folder: Path) -> None:
        tensors = load_file(folder / name)
        edit(tensors)
        save_file({key: one.contiguous() for key, one in tensors.items()}, folder / name, {"format": "pt"})

    return change


def put_nan(tensors: Tensors) -> None:
    next(iter(tensors.values())).flatten()[3] = torch.nan


def edit_lines(name: str, edit: Callable[[list[str]], list[str]]) -> Change:
    def change(folder: Path) -> None:
        path = folder / name
        lines = edit(path.read_text("utf-8").splitlines())
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")

    return change


def edit_settings(**fields: object) -> Change:
    def change(folder: Path) -> None:
        settings = json.loads((folder / "manifest.json").read_text())["settings"]
        edit_json("manifest.json", settings={**settings, **fields})(folder)

    return change


def edit_variant(**fields: object) -> Change:
    def change(folder: Path) -> None:
        variants = json.loads((folder / "manifest.json").read_text())["variants"]
        edit_json("manifest.json", variants=[one | fields for one in variants])(folder)

    return change


def spoil_golden(line: str) -> str:
    document = json.loads(line)
    answers = document["expected"]["fp32"]
    answers["none"], answers["asd"] = answers["asd"], answers["none"]
    return json.dumps(document)


def other_vectors() -> Vectors:
    drawn = np.random.default_rng(1).normal(size=(120, 64)).astype(np.float32)
    lengths: Vectors = np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn / lengths


def index_of_other_vectors(folder: Path) -> None:
    (folder / "library/index.faiss").write_bytes(build_index(other_vectors(), IndexKind.FLAT).to_bytes())


def absurd_index_size(folder: Path) -> None:
    """Claim some 10^18 floats: the count of the vector data stands right before the data."""
    path = folder / "library/index.faiss"
    content = bytearray(path.read_bytes())
    count = (120 * 64).to_bytes(8, "little")
    at = content.index(count)
    content[at : at + 8] = (1 << 60).to_bytes(8, "little")
    path.write_bytes(content)


def fewer_vectors(folder: Path) -> None:
    (folder / "library/vectors.npy").write_bytes(vectors_to_bytes(other_vectors()[:119]))


def narrower_vectors(folder: Path) -> None:
    """Vectors that no query of this model could be compared with, and an index of just these."""
    drawn = other_vectors()[:, :32]
    vectors: Vectors = np.ascontiguousarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))
    (folder / "library/vectors.npy").write_bytes(vectors_to_bytes(vectors))
    (folder / "library/index.faiss").write_bytes(build_index(vectors, IndexKind.FLAT).to_bytes())


def edit_opinion(folder: Path) -> None:
    [opinion] = json.loads((folder / "answering.json").read_text())["logistic"]
    odd = opinion | {"features": ["lvedd squared", *opinion["features"][1:]]}
    edit_json("answering.json", logistic=[odd])(folder)


def edit_trained_mix(**shares: float) -> Change:
    def change(folder: Path) -> None:
        spectrum = json.loads((folder / "manifest.json").read_text())["spectrum"]
        mix = {**spectrum["prevalence"], **shares}
        edit_json("manifest.json", spectrum={**spectrum, "prevalence": mix})(folder)

    return change


def edit_part(part: str, **fields: object) -> Change:
    def change(folder: Path) -> None:
        settings = json.loads((folder / "manifest.json").read_text())["settings"]
        edit_settings(**{part: {**settings[part], **fields}})(folder)

    return change


REFUSED: dict[str, tuple[Change, Refusal]] = {
    "NaN in the weights": (edit_tensors(LAYER, put_nan), Refusal.WEIGHTS_NOT_FINITE),
    "NaN in the adapter": (edit_tensors("adapter.safetensors", put_nan), Refusal.WEIGHTS_NOT_FINITE),
    "NaN in the fusion layer": (edit_tensors("fusion.safetensors", put_nan), Refusal.WEIGHTS_NOT_FINITE),
    "a missing tensor": (edit_tensors(LAYER, lambda all_: all_.pop(TENSOR)), Refusal.TENSOR_MISSING),
    "a tensor too many": (
        edit_tensors(LAYER, lambda all_: all_.update(extra=torch.zeros(2))),
        Refusal.TENSOR_UNEXPECTED,
    ),
    "a wrong shape": (
        edit_tensors(LAYER, lambda all_: all_.update({TENSOR: torch.zeros(64, 32)})),
        Refusal.TENSOR_SHAPE,
    ),
    "an adapter of another shape": (
        edit_tensors("adapter.safetensors", lambda all_: all_.update({next(iter(all_)): torch.zeros(3, 3)})),
        Refusal.TENSOR_SHAPE,
    ),
    "an attention of its own": (
        edit_json("model/config.json", attn_implementation="kernels-community/flash-attn"),
        Refusal.CONFIG_KEY_FORBIDDEN,
    ),
    "code of its own": (
        edit_json("model/config.json", auto_map={"AutoModel": "run.Model"}),
        Refusal.CONFIG_KEY_FORBIDDEN,
    ),
    "a configuration cut short": (
        edit_json("model/config.json", rope_theta=None),
        Refusal.CONFIG_KEY_FORBIDDEN,
    ),
    "a negative size": (edit_json("model/config.json", hidden_size=-64), Refusal.CONFIG_VALUE),
    "a shard outside": (
        edit_json("model/model.safetensors.index.json", weight_map={"w": "../fusion.safetensors"}),
        Refusal.WEIGHTS_INDEX,
    ),
    "an unknown setting": (edit_settings(temperature=1.0), Refusal.SETTINGS_INVALID),
    "a tokenizer that is none": (
        lambda at: (at / "tokenizer.json").write_text("{}"),
        Refusal.TOKENIZER_UNFIT,
    ),
    "no numbers for the answers": (
        lambda at: (at / "answering.json").write_text("{}"),
        Refusal.SETTINGS_INVALID,
    ),
    "numbers that are no JSON": (
        lambda at: (at / "answering.json").write_text("{"),
        Refusal.SETTINGS_INVALID,
    ),
    "an equation nobody has": (
        edit_lines("standard_values.csv", lambda lines: [one.replace("phn_lvedd", "x") for one in lines]),
        Refusal.SETTINGS_INVALID,
    ),
    "an unknown precision": (edit_variant(name="fp8"), Refusal.SETTINGS_INVALID),
    "no room in memory": (edit_variant(memory_bytes=1 << 60), Refusal.NO_VARIANT_FITS),
    "no device for it": (edit_variant(devices=["tpu"]), Refusal.NO_VARIANT_FITS),
    "no golden case": (lambda at: (at / "golden.jsonl").write_text(""), Refusal.SETTINGS_INVALID),
    "a golden case that differs": (
        edit_lines("golden.jsonl", lambda lines: [*lines[:-1], spoil_golden(lines[-1])]),
        Refusal.GOLDEN_FAILED,
    ),
    "an index of another library": (index_of_other_vectors, Refusal.INDEX_OF_ANOTHER_LIBRARY),
    "an index of absurd size": (absurd_index_size, Refusal.INDEX_UNREADABLE),
    "an index that is none": (
        lambda at: (at / "library/index.faiss").write_bytes(b"IxFI"),
        Refusal.INDEX_UNREADABLE,
    ),
    "vectors too few": (fewer_vectors, Refusal.VECTORS_SHAPE),
    "vectors that are none": (
        lambda at: (at / "library/vectors.npy").write_bytes(b"\x93NUMPY"),
        Refusal.VECTORS_UNREADABLE,
    ),
    "a case that is none": (
        edit_lines("library/cases.jsonl", lambda lines: ["{}", *lines[1:]]),
        Refusal.CASES_UNREADABLE,
    ),
    "no case": (lambda at: (at / "library/cases.jsonl").write_text(""), Refusal.CASES_EMPTY),
    "a case twice": (
        edit_lines("library/cases.jsonl", lambda lines: [lines[0], *lines[:-1]]),
        Refusal.CASE_REPEATED,
    ),
    "states of other texts": (
        edit_lines("library/cases.jsonl", lambda lines: [lines[1], lines[0], *lines[2:]]),
        Refusal.STATES_OF_ANOTHER_LIBRARY,
    ),
    "states without offsets": (
        edit_tensors("library/states.safetensors", lambda all_: all_.pop("offsets")),
        Refusal.STATES_OF_ANOTHER_LIBRARY,
    ),
    "a library of another model": (
        edit_json("library/library.json", encoder="0" * 64),
        Refusal.LIBRARY_OF_ANOTHER_MODEL,
    ),
    "a library of another table": (
        edit_json("library/library.json", domain_fingerprint="0" * 64),
        Refusal.FINGERPRINT_DIFFERS,
    ),
    "a library of another format": (
        edit_json("library/library.json", format="heart-library/9"),
        Refusal.FORMAT_UNKNOWN,
    ),
    "a library that says nothing of itself": (
        edit_json("library/library.json", source=None),
        Refusal.MANIFEST_INCOMPLETE,
    ),
    "a reranker that is not there": (
        edit_part("retrieval", reranker="cross_encoder"),
        Refusal.RERANKER_UNKNOWN,
    ),
    "a library without its cases": (lambda at: (at / "library/cases.jsonl").unlink(), Refusal.FILE_MISSING),
    "a library without its vectors": (lambda at: (at / "library/vectors.npy").unlink(), Refusal.FILE_MISSING),
    "a library without its index": (lambda at: (at / "library/index.faiss").unlink(), Refusal.FILE_MISSING),
    "vectors of another width": (narrower_vectors, Refusal.VECTORS_SHAPE),
    "an answer that training never saw": (edit_trained_mix(asd=0.0), Refusal.SETTINGS_INVALID),
    "a share below nothing": (edit_trained_mix(asd=-0.1), Refusal.SETTINGS_INVALID),
    "a language nobody wrote": (edit_part("text", language="fr"), Refusal.SETTINGS_INVALID),
    "steps of no width": (edit_part("text", step_sd=0.0), Refusal.SETTINGS_INVALID),
    "no supporting case": (edit_part("retrieval", cases=0), Refusal.SETTINGS_INVALID),
    "no answer": (edit_part("prompt", answers=[]), Refusal.SETTINGS_INVALID),
    "an answer with a label nobody has": (
        edit_part("prompt", answers=[{"labels": ["flu"], "text": "flu"}]),
        Refusal.SETTINGS_INVALID,
    ),
    "heads that do not divide the model": (edit_part("fusion", heads=7), Refusal.SETTINGS_INVALID),
    "an opinion on what nobody measures": (edit_opinion, Refusal.SETTINGS_INVALID),
    "numbers nested without an end": (
        lambda at: (at / "answering.json").write_text("[" * 100_000),
        Refusal.SETTINGS_INVALID,
    ),
    "a cell without an end": (
        edit_lines("standard_values.csv", lambda lines: [lines[0], "x" * 200_000]),
        Refusal.SETTINGS_INVALID,
    ),
    "a limit that is no number": (
        edit_lines(
            "standard_values.csv", lambda lines: [one.replace(",38,54,", ",nan,54,") for one in lines]
        ),
        Refusal.SETTINGS_INVALID,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_bundle_is_refused_by_its_own_code(
    name: str, bundle: Path, repack: Callable[[Path], None]
) -> None:
    change, code = REFUSED[name]
    change(bundle)
    repack(bundle)
    with pytest.raises(BundleRefusedError) as caught:
        load_engine(verify_bundle(bundle))
    assert caught.value.code is code
    assert not isinstance(caught.value, SelectedLibraryRefusedError)
