from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from heart_engine.bundle.manifest import manifest_from_json, read_manifest
from heart_engine.bundle.pack import pack_bundle
from heart_engine.bundle.refusal import BundleRefusedError, Refusal, SelectedLibraryRefusedError
from heart_engine.bundle.verification import VerifiedBundle, verify_bundle
from heart_engine.domain.case import Case
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.calibration import Calibration
from heart_engine.model.device import Precision
from heart_engine.model.encoder_identity import encoder_sha256
from heart_engine.model.standard_values import Shift
from heart_engine.model.typed_json import to_json
from heart_engine.pipeline.answering import VariantNumbers
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.library_folder import (
    ABOUT,
    CASES,
    LIBRARY_FORMAT,
    Encoder,
    LibraryAbout,
    reference_cases,
    write_library,
)
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.random_cases import random_cases
from heart_engine.pipeline.screen import Question, screen
from heart_engine.pipeline.self_test import self_test
from heart_engine.protocol.messages import Step

HOSPITAL = "hospital-7"
SHIFTS = {"lvedd": Shift(middle=1.0, width=1.2)}


def nothing(_step: Step, _fraction: float) -> None:
    return


@pytest.fixture(scope="session")
def verified(tiny_bundle: Path) -> VerifiedBundle:
    return verify_bundle(tiny_bundle)


@pytest.fixture
def library(engine: HeartEngine, verified: VerifiedBundle, tmp_path: Path) -> Path:
    """A hospital's own library of twenty cases, whose ventricles measure a little more than usual."""
    encoder = Encoder(engine.model, engine.settings, encoder_sha256(verified.manifest.files, engine.settings))
    about = LibraryAbout(
        LIBRARY_FORMAT,
        HOSPITAL,
        verified.manifest.domain_fingerprint,
        encoder.sha256,
        simulated=True,
        source="random",
        shifts=SHIFTS,
    )
    records = [SourceRecord(one, one.case_id, ("asd",)) for one in random_cases(20, seed=6, name="own")]
    placed = engine.frozen_standards.with_shifts(SHIFTS)
    cases = reference_cases(records, engine.settings.text, placed)
    write_library(tmp_path / "own", about, cases, encoder)
    return tmp_path / "own"


def test_a_hospitals_own_library_takes_the_place_of_the_bundles(
    verified: VerifiedBundle, library: Path, demo: Case
) -> None:
    engine = load_engine(verified, library)
    result = screen(engine, Question(demo), nothing)
    assert result.provenance.library.startswith(f"{HOSPITAL}+standards-")
    assert {one.labels for one in result.supporting_cases} == {("asd",)}
    assert engine.beside_own_library().text_of(demo) != engine.text_of(demo)  # read by its own standards
    report = self_test(engine, nothing)  # beside the bundle's own library, as where it was made
    assert (report.failed, report.passed) == ((), 4)


def with_numbers(library: Path, engine: HeartEngine, *, offsets: int) -> VariantNumbers:
    numbers = VariantNumbers(
        Calibration(2.0, (0.5,) + (0.0,) * (offsets - 1)), engine.bundle_numbers.conformal
    )
    document = json.loads((library / ABOUT).read_text())
    (library / ABOUT).write_text(json.dumps(document | {"numbers": {"fp32": to_json(numbers)}}))
    return numbers


def test_a_hospitals_own_probabilities_answer_and_are_named(
    verified: VerifiedBundle, library: Path, engine: HeartEngine, demo: Case
) -> None:
    before = screen(load_engine(verified, library), Question(demo), nothing)
    numbers = with_numbers(library, engine, offsets=8)
    own = load_engine(verified, library)
    result = screen(own, Question(demo), nothing)
    assert (own.numbers, own.beside_own_library().numbers) == (numbers, engine.numbers)
    assert result.provenance.library.startswith(f"{before.provenance.library}+probabilities-")
    assert result.sets != before.sets
    assert self_test(own, nothing).failed == ()


def with_reach(library: Path, *reach: float) -> None:
    document = json.loads((library / ABOUT).read_text())
    (library / ABOUT).write_text(json.dumps(document | {"reach": reach}))


def test_how_far_is_too_far_is_the_librarys_own_figure(
    verified: VerifiedBundle, library: Path, engine: HeartEngine, demo: Case
) -> None:
    assert screen(load_engine(verified, library), Question(demo), nothing).abstain is None
    with_reach(library, 0.0)
    own = load_engine(verified, library)
    assert own.limits == dataclasses.replace(engine.limits, farthest_neighbour=0.0)
    found = screen(own, Question(demo), nothing).abstain
    assert found is not None
    assert (found.code, found.params["limit"]) == ("outside_library", 0.0)
    assert own.beside_own_library().limits == engine.answering.limits
    assert self_test(own, nothing).failed == ()


def test_a_library_from_before_reaches_were_measured_keeps_the_bundles(
    verified: VerifiedBundle, library: Path, engine: HeartEngine
) -> None:
    document = json.loads((library / ABOUT).read_text())
    del document["reach"]
    (library / ABOUT).write_text(json.dumps(document))
    assert load_engine(verified, library).limits == engine.answering.limits


@pytest.mark.parametrize(("key", "width"), [("lvedd", 0.0), ("lvedd", -1.0), ("nothing", 1.0)])
def test_a_shift_that_cannot_be_is_refused(
    verified: VerifiedBundle, library: Path, key: str, width: float
) -> None:
    document = json.loads((library / ABOUT).read_text())
    shifts = {key: {"middle": 0.5, "width": width}}
    (library / ABOUT).write_text(json.dumps(document | {"shifts": shifts}))
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, library)
    assert (caught.value.code, caught.value.params["field"]) == (Refusal.SETTINGS_INVALID, f"shifts.{key}")


@pytest.mark.parametrize("reach", [(-0.1,), (2.1,), (0.1, 0.2)])
def test_a_reach_that_cannot_be_is_refused(
    verified: VerifiedBundle, library: Path, reach: tuple[float, ...]
) -> None:
    with_reach(library, *reach)
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, library)
    assert caught.value.params["field"] == "reach"


def test_numbers_that_do_not_fit_the_answers_are_refused(
    verified: VerifiedBundle, library: Path, engine: HeartEngine
) -> None:
    with_numbers(library, engine, offsets=7)
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, library)
    assert caught.value.params["field"] == "numbers.fp32.calibration"


def test_a_library_keeps_no_id_of_its_hospital(library: Path) -> None:
    text = (library / CASES).read_text()
    assert "own-1" not in text
    assert len({json.loads(line)["patient_id"] for line in text.splitlines()}) == 20


def test_a_selected_library_that_was_changed_is_refused_as_a_library(
    verified: VerifiedBundle, library: Path
) -> None:
    path = library / CASES
    path.write_bytes(path.read_bytes().replace(b"asd", b"vsd", 1))
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, library)
    assert (caught.value.code, caught.value.params["file"]) == (Refusal.HASH_DIFFERS, CASES)


def test_a_selected_library_of_another_model_is_refused(verified: VerifiedBundle, library: Path) -> None:
    document = json.loads((library / ABOUT).read_text())
    (library / ABOUT).write_text(json.dumps(document | {"encoder": "0" * 64}))
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, library)
    assert caught.value.code is Refusal.LIBRARY_OF_ANOTHER_MODEL


def test_a_folder_that_is_no_library_is_refused(verified: VerifiedBundle, tmp_path: Path) -> None:
    with pytest.raises(SelectedLibraryRefusedError) as caught:
        load_engine(verified, tmp_path)
    assert caught.value.code is Refusal.MANIFEST_MISSING


def test_the_variant_that_was_asked_for_runs_and_is_named(verified: VerifiedBundle, demo: Case) -> None:
    engine = load_engine(verified, variant=Precision.NF4)  # its golden cases came out, or it were refused
    assert screen(engine, Question(demo), nothing).provenance.variant == "nf4"
    with pytest.raises(BundleRefusedError) as caught:
        load_engine(verified, variant=Precision.BF16)
    assert caught.value.code is Refusal.NO_VARIANT_FITS


def test_states_computed_when_needed_give_the_answer_of_the_stored_ones(
    engine: HeartEngine, bundle: Path, demo: Case
) -> None:
    manifest = read_manifest(bundle)
    document = json.loads((bundle / "manifest.json").read_text())
    document["settings"]["retrieval"]["states"] = "encoded"
    document["variants"][0]["golden_tolerance"] = 1e-3  # stored ones are rounded to 16 bits
    pack_bundle(bundle, manifest_from_json(document))
    computing = load_engine(verify_bundle(bundle))
    found = screen(computing, Question(demo), nothing)
    expected = {one.labels: one.probability for one in screen(engine, Question(demo), nothing).sets}
    for one in found.sets:
        assert one.probability == pytest.approx(expected[one.labels], abs=1e-3)
    assert manifest.library_id == computing.library_name


def test_the_self_test_names_the_case_that_differs_and_by_how_much(engine: HeartEngine) -> None:
    first, *others = engine.golden
    shares = dict(first.expected["fp32"])
    shares["none"] += 0.25
    spoilt = dataclasses.replace(first, expected={**first.expected, "fp32": shares})
    report = self_test(dataclasses.replace(engine, golden=(spoilt, *others)), nothing)
    assert (report.passed, report.failed) == (3, (first.case.case_id,))
    assert report.largest_difference == pytest.approx(0.25, abs=1e-4)


def test_the_self_test_moves_on_and_can_be_given_up(engine: HeartEngine) -> None:
    seen: list[float] = []
    self_test(engine, lambda _step, fraction: seen.append(fraction))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)

    def report(_step: Step, fraction: float) -> None:
        if fraction > 0:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        self_test(engine, report)
