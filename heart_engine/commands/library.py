"""`heart library ...`: case libraries that a hospital makes of its own cases."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from heart_engine.bundle.verification import VerifiedBundle, verify_bundle
from heart_engine.command import CommandError, CommandParser, write_progress
from heart_engine.commands.outcome import finished
from heart_engine.commands.shelf import LIBRARY, add_shelf
from heart_engine.library.reference_case import SourceRecord
from heart_engine.protocol.exit_codes import ExitCode

if TYPE_CHECKING:
    from heart_engine.cohort.cohort import Cohort, CohortInfo


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart library`."""
    options = _parser().parse_args(arguments)
    action: Callable[[argparse.Namespace], Mapping[str, object]] = options.run
    return finished(lambda: action(options), as_json=options.json)


def _parser() -> CommandParser:
    parser = CommandParser(
        prog="heart library", description="The reference cases that answers are given beside."
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    build = actions.add_parser("build", help="de-identify, encode and index the cases of a cohort")
    build.add_argument("--bundle", type=Path, required=True, metavar="DIR", help="whose model encodes them")
    build.add_argument("--cohort", type=Path, required=True, metavar="DIR", help="heart-cohort/1, cleaned")
    build.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet"
    )
    build.add_argument("--id", required=True, help="what results call the library")
    build.set_defaults(run=_build)
    describe = actions.add_parser("describe", help="what a library says of itself, after checking its files")
    describe.add_argument("folder", type=Path, metavar="DIR")
    describe.set_defaults(run=_describe)
    for action in (build, describe):
        action.add_argument("--json", action="store_true", help="write JSON to stdout")
    add_shelf(actions, LIBRARY)
    return parser


def _build(options: argparse.Namespace) -> dict[str, object]:
    if options.out.exists():
        message = f"{options.out} exists already"
        raise CommandError(message, code="folder_exists", params={"folder": str(options.out)})
    cohort, bundle = _cohort(options.cohort), verify_bundle(options.bundle)
    records = _confirmed(cohort)
    write_progress(f"{len(records)} of {len(cohort)} cases have a diagnosis")
    return _built(options, records, bundle, cohort.info)


def _built(
    options: argparse.Namespace, records: Sequence[SourceRecord], bundle: VerifiedBundle, origin: CohortInfo
) -> dict[str, object]:
    from heart_engine.pipeline.library_folder import (  # noqa: PLC0415 - seconds of imports
        LIBRARY_FORMAT,
        LibraryAbout,
        reference_cases,
        write_library,
    )
    from heart_engine.pipeline.load import open_encoder, read_standards  # noqa: PLC0415 - likewise

    encoder = open_encoder(bundle)
    about = LibraryAbout(
        LIBRARY_FORMAT,
        id=options.id,
        domain_fingerprint=bundle.manifest.domain_fingerprint,
        encoder=encoder.sha256,
        simulated=origin.simulated,
        source=origin.source,
        shifts={},
    )
    cases = reference_cases(records, encoder.settings.text, read_standards(bundle))
    write_library(options.out, about, cases, encoder)
    return {"library": options.id, "cases": len(cases), "bundle": bundle.manifest.bundle_id}


def _cohort(folder: Path) -> Cohort:
    from heart_engine.cohort.files import CohortRejectedError, read_cohort  # noqa: PLC0415 - imports numpy

    try:
        return read_cohort(folder)
    except CohortRejectedError as error:
        params = {"problems": list(error.problems)}
        raise CommandError(str(error), code="cohort_rejected", params=params) from None


def _confirmed(cohort: Cohort) -> list[SourceRecord]:
    """Return the cases whose diagnosis is known; a case without a patient's id is a patient of its own."""
    found = []
    for row, case in enumerate(cohort.cases()):
        labels = cohort.label_set(row)
        if labels is not None and case.measurements:
            found.append(SourceRecord(case, str(cohort.patient_id[row]) or case.case_id, labels))
    if not found:
        message = "no case of the cohort has a diagnosis"
        raise CommandError(message, code="cases_empty")
    return found


def _describe(options: argparse.Namespace) -> dict[str, object]:
    from heart_engine.model.typed_json import to_json  # noqa: PLC0415 - seconds of imports
    from heart_engine.pipeline.library_folder import CASES, read_about, verify_library  # noqa: PLC0415 - likewise

    verify_library(options.folder)
    count = len((options.folder / CASES).read_bytes().splitlines())
    return to_json(read_about(options.folder)) | {"cases": count, "verified": True}
