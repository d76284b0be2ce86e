"""A case library on disk: `library.json`, cases, vectors, Faiss index and, if stored, token states.

The library of a bundle lies in the bundle's folder and is covered by its manifest. A hospital's own lies
beside it, names its files with their hashes, and was encoded by the same model: vectors of another model
would be compared without a word and mean nothing.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from heart_engine.bundle.files import (
    check_hashes,
    check_presence,
    describe_files,
    entries_from_json,
    entries_to_json,
)
from heart_engine.bundle.manifest import read_json
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.safetensors_header import check_safetensors
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.measurement import by_key
from heart_engine.library.reach import usual_reach
from heart_engine.library.reference_case import (
    LibraryCase,
    SourceRecord,
    cases_from_bytes,
    cases_to_bytes,
    reference_case,
)
from heart_engine.library.rerank import CrossEncoderReranker, DistanceReranker, Reranker
from heart_engine.library.search import CaseSearch
from heart_engine.library.token_states import (
    EncodedStates,
    KeptStates,
    StateSource,
    StoredStates,
    states_tie,
    store_states,
)
from heart_engine.library.vector_index import (
    build_index,
    index_from_bytes,
    vectors_from_bytes,
    vectors_to_bytes,
)
from heart_engine.model.case_text import case_text
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.settings import ModelSettings, RerankerKind, StatesPlace, TextSettings
from heart_engine.model.standard_values import Shift, StandardValues
from heart_engine.model.typed_json import ShapeError, from_json, to_json
from heart_engine.pipeline.answering import VariantNumbers, number_misfits

LIBRARY_FORMAT = "heart-library/1"
ABOUT = "library.json"
CASES = "cases.jsonl"
VECTORS = "vectors.npy"
INDEX = "index.faiss"
STATES = "states.safetensors"
_OF_ALL_FILES = ("files", "signatures")  # what `library.json` holds beside the library's own words
_BATCH = 16
_BATCH_WIDTH = 16 * 1024  # of all rows together: keys and values of 16 cases of a 13B model take gigabytes
_FARTHEST = 2.0  # between two opposite unit vectors


@dataclass(frozen=True, slots=True)
class LibraryAbout:
    """What a library says of itself."""

    format: str
    id: str
    domain_fingerprint: str
    encoder: str  # hash of the model that encoded it
    simulated: bool
    source: str
    shifts: Mapping[str, Shift]  # where this hospital's values lie against the bundle's standard values
    numbers: Mapping[str, VariantNumbers] = field(
        default_factory=dict
    )  # by variant, in place of the bundle's
    reach: tuple[float, ...] = ()  # one: beyond it a patient is unlike the cases; none: the bundle's limit


@dataclass(frozen=True, slots=True)
class Library:
    """An opened library."""

    about: LibraryAbout
    search: CaseSearch
    states: StateSource

    def name(self, variant: str) -> str:
        """Return what results call it; one that moves standard values or probabilities says so."""
        about = self.about
        standards = f"+standards-{_short_hash(about.shifts)}" if about.shifts else ""
        numbers = {variant: about.numbers[variant]} if variant in about.numbers else {}
        return about.id + standards + (f"+probabilities-{_short_hash(numbers)}" if numbers else "")


@dataclass(frozen=True, slots=True)
class Encoder:
    """The model that a library is encoded and searched with."""

    model: HeartModel
    settings: ModelSettings
    sha256: str

    def keys(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return a unit vector for each case text."""
        with torch.inference_mode():
            rows = max(1, min(_BATCH, _BATCH_WIDTH // self.model.language_model.hidden_size))
            found = [self.model.encode(texts[at : at + rows]).keys() for at in range(0, len(texts), rows)]
        return torch.cat(found).cpu().numpy()

    def states(self, cases: Sequence[LibraryCase]) -> Iterator[Tensor]:
        """Yield the token states of each case with its diagnosis."""
        with torch.inference_mode():
            for case in cases:
                yield from self.model.reference_states([(case.text, case.labels)])


def open_library(folder: Path, encoder: Encoder, reranker: Reranker | None) -> Library:
    """Open a folder whose bytes were verified; what does not fit the model or itself is refused."""
    about = read_about(folder)
    if about.domain_fingerprint != domain_fingerprint():
        raise BundleRefusedError(Refusal.FINGERPRINT_DIFFERS, file=ABOUT)
    if about.encoder != encoder.sha256:
        raise BundleRefusedError(Refusal.LIBRARY_OF_ANOTHER_MODEL, library=about.id)
    _check_own_figures(about, len(encoder.settings.prompt.label_sets))
    content, width = _content(folder, CASES), encoder.model.language_model.hidden_size
    cases = cases_from_bytes(content)
    vectors = vectors_from_bytes(_content(folder, VECTORS), (len(cases), width))
    index = index_from_bytes(_content(folder, INDEX), vectors, encoder.settings.retrieval.index)
    states: StateSource = EncodedStates(cases, encoder.model.reference_states)
    if encoder.settings.retrieval.states is StatesPlace.STORED:
        states = StoredStates(folder / STATES, states_tie(content, encoder.sha256), len(cases), width)
    return Library(about, CaseSearch(cases, index, reranker), states)


def verify_library(folder: Path) -> None:
    """Check every byte of a library that lies outside a bundle, before anything parses it."""
    document = read_json(folder, ABOUT)
    entries = entries_from_json(document.get("files"))
    check_presence(folder, entries, ABOUT)
    check_hashes(folder, entries)
    for entry in entries:
        if entry.path.endswith(".safetensors"):
            check_safetensors(folder / entry.path, entry.path)


def write_library(folder: Path, about: LibraryAbout, cases: Sequence[LibraryCase], encoder: Encoder) -> None:
    """Encode and index cases; `library.json` is written last."""
    folder.mkdir(parents=True, exist_ok=True)
    content = cases_to_bytes(cases)
    (folder / CASES).write_bytes(content)
    vectors = encoder.keys([one.text for one in cases])
    (folder / VECTORS).write_bytes(vectors_to_bytes(vectors))
    (folder / INDEX).write_bytes(build_index(vectors, encoder.settings.retrieval.index).to_bytes())
    if encoder.settings.retrieval.states is StatesPlace.STORED:
        tie = states_tie(content, encoder.sha256)
        store_states(folder / STATES, encoder.states(cases), tie, torch.float16)
    _write_about(folder, about)


def reference_cases(
    records: Iterable[SourceRecord], settings: TextSettings, standards: StandardValues
) -> list[LibraryCase]:
    """De-identify records; the secret behind their pseudonyms is forgotten at once."""
    secret = secrets.token_bytes()
    return [
        reference_case(one, case_text(one.case, standards, settings), standards.positions(one.case), secret)
        for one in records
    ]


def reranker_of(settings: ModelSettings, folder: Path, device: str) -> Reranker | None:
    """Return what reorders the candidates, as the bundle says."""
    match settings.retrieval.reranker:
        case RerankerKind.NONE:
            return None
        case RerankerKind.DISTANCE:
            return DistanceReranker()
        case RerankerKind.CROSS_ENCODER:
            return CrossEncoderReranker(folder, device)


def _write_about(folder: Path, about: LibraryAbout) -> None:
    document = to_json(about) | {"files": entries_to_json(describe_files(folder, ABOUT))}
    (folder / ABOUT).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def with_reach(about: LibraryAbout, cases: Sequence[LibraryCase], encoder: Encoder) -> LibraryAbout:
    """Measure how far is too far among these cases."""
    vectors = encoder.keys([one.text for one in cases])
    return dataclasses.replace(about, reach=(usual_reach(vectors, [one.patient_id for one in cases]),))


def library_of(
    about: LibraryAbout, cases: Sequence[LibraryCase], encoder: Encoder, reranker: Reranker | None
) -> Library:
    """Make a library that never lies on a disk."""
    index = build_index(encoder.keys([one.text for one in cases]), encoder.settings.retrieval.index)
    states: StateSource = EncodedStates(cases, encoder.model.reference_states)
    if encoder.settings.retrieval.states is StatesPlace.STORED:
        states = KeptStates(tuple(encoder.states(cases)))
    return Library(about, CaseSearch(cases, index, reranker), states)


def read_about(folder: Path) -> LibraryAbout:
    """Read what a library says of itself."""
    document = {name: value for name, value in read_json(folder, ABOUT).items() if name not in _OF_ALL_FILES}
    try:
        about = from_json(LibraryAbout, {"numbers": {}, "reach": [], **document})  # older libraries have none
    except ShapeError as error:
        raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, file=ABOUT, field=error.where) from error
    if about.format != LIBRARY_FORMAT:
        raise BundleRefusedError(Refusal.FORMAT_UNKNOWN, found=about.format, known=LIBRARY_FORMAT)
    return about


def _check_own_figures(about: LibraryAbout, sets: int) -> None:
    if about.reach[1:] or not all(0 <= one <= _FARTHEST for one in about.reach):
        raise BundleRefusedError(Refusal.SETTINGS_INVALID, file=ABOUT, field="reach")
    for key, shift in about.shifts.items():
        if key not in by_key() or not shift.width > 0:  # a value is divided by it
            raise BundleRefusedError(Refusal.SETTINGS_INVALID, file=ABOUT, field=f"shifts.{key}")
    for variant, numbers in about.numbers.items():
        for where, _rule in number_misfits(numbers, sets):
            raise BundleRefusedError(Refusal.SETTINGS_INVALID, file=ABOUT, field=f"numbers.{variant}.{where}")


def _content(folder: Path, name: str) -> bytes:
    """Read a file that a library must have; its document may have promised all others without it."""
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise BundleRefusedError(Refusal.FILE_MISSING, file=name) from error


def _short_hash(parts: Mapping[str, object]) -> str:
    text = json.dumps({key: to_json(one) for key, one in sorted(parts.items())})
    return hashlib.sha256(text.encode()).hexdigest()[:12]
