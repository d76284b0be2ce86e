"""`heart library compare`: what one library gains over another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from heart_engine.adaptation.comparison import compared
from heart_engine.adaptation.trial import patients_of
from heart_engine.bundle.verification import VerifiedBundle, verify_bundle
from heart_engine.command import write_progress
from heart_engine.commands.hospital_cases import check_third_label, cohort_in, confirmed
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.load import beside_library, load_engine

_OWN: Final = "own"


def compared_on(cohort: Path, bundle: Path, first: str, second: str) -> Mapping[str, object]:
    """Answer every case of a cohort beside both."""
    found, verified = cohort_in(cohort), verify_bundle(bundle)
    check_third_label(found, verified.manifest)
    records = confirmed(found)
    engine = load_engine(verified)
    both = [_beside(engine, verified, one) for one in (first, second)]
    patients = patients_of(engine, records)
    write_progress(f"{len(patients.records)} cases, beside one library and beside the other")
    return {"bundle": engine.manifest.bundle_id, **compared(both[0], both[1], patients)}


def _beside(engine: HeartEngine, bundle: VerifiedBundle, library: str) -> HeartEngine:
    return engine if library == _OWN else beside_library(engine, bundle, Path(library))
