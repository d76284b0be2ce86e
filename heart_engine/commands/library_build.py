"""`heart library build`: from a hospital's cleaned cases to a library that can be installed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from heart_engine.adaptation.adapt import Adapted, adapted
from heart_engine.adaptation.trial import Patients, patients_of
from heart_engine.bundle.verification import verify_bundle
from heart_engine.cohort.cohort import CohortInfo
from heart_engine.command import CommandError, whole_folder, write_progress
from heart_engine.commands.hospital_cases import check_third_label, cohort_in, confirmed
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.library_folder import (
    LIBRARY_FORMAT,
    Encoder,
    LibraryAbout,
    reference_cases,
    with_reach,
    write_library,
)
from heart_engine.pipeline.load import load_engine
from heart_engine.protocol.installed import is_usable_name

REPORT: Final = "adaptation.json"


def built(cohort: Path, bundle: Path, out: Path, name: str, folds: int) -> Mapping[str, object]:
    """Decide by cross-validation what to keep, then write all of it and the report beside it."""
    _check_new(out, name)
    with whole_folder(out) as unfinished:
        return _built(cohort, bundle, unfinished, name, folds)


def _built(cohort: Path, bundle: Path, out: Path, name: str, folds: int) -> Mapping[str, object]:
    found, verified = cohort_in(cohort), verify_bundle(bundle)
    check_third_label(found, verified.manifest)
    records = confirmed(found)
    engine = load_engine(verified)
    patients = patients_of(engine, records)
    _check_enough(patients, folds)
    write_progress(f"{len(records)} of {len(found)} cases have a diagnosis")
    kept = adapted(engine, patients, folds, write_progress)
    write_progress("writing the library")
    report = _written(out, _about(engine, name, kept, found.info), patients, engine, kept)
    about = {"library": name, "bundle": engine.manifest.bundle_id, "cases": len(patients.records)}
    return {**about, **report, "ranges_moved": sorted(kept.shifts)}


def _about(engine: HeartEngine, name: str, kept: Adapted, origin: CohortInfo) -> LibraryAbout:
    return LibraryAbout(
        LIBRARY_FORMAT,
        id=name,
        domain_fingerprint=engine.manifest.domain_fingerprint,
        encoder=engine.own_library.about.encoder,
        simulated=origin.simulated,
        source=origin.source,
        shifts=kept.shifts,
        numbers=kept.numbers,
    )


def _written(
    out: Path, about: LibraryAbout, patients: Patients, engine: HeartEngine, kept: Adapted
) -> Mapping[str, object]:
    """Write the library, then return the report that lies in it."""
    standards = engine.frozen_standards.with_shifts(about.shifts)
    cases = reference_cases(patients.records, engine.settings.text, standards)
    encoder = Encoder(engine.model, engine.settings, about.encoder)
    measured = with_reach(about, cases, encoder)
    limits = {"library": measured.reach[0], "bundle": engine.answering.limits.farthest_neighbour}
    report = {**kept.report, "farthest_neighbour": limits}
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (out / REPORT).write_text(f"{text}\n", encoding="utf-8")
    write_library(out, measured, cases, encoder)
    return report


def _check_new(out: Path, name: str) -> None:
    if out.exists():
        message = f"{out} exists already"
        raise CommandError(message, code="folder_exists", params={"folder": str(out)})
    if not is_usable_name(name):
        message = f"{name!r} cannot be the name of a folder: letters, digits, . _ + and - alone"
        raise CommandError(message, code="name_unusable", params={"name": name})


def _check_enough(patients: Patients, folds: int) -> None:
    count = len({one.patient_id for one in patients.records})
    if count < 2 * folds:
        message = f"{count} patients with a diagnosis are too few for {folds} folds"
        raise CommandError(message, code="cases_too_few", params={"patients": count, "folds": folds})
