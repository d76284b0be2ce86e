"""`heart library ...`: case libraries that a hospital makes of its own cases."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from heart_engine.command import CommandError, CommandParser, at_least
from heart_engine.commands.outcome import finished
from heart_engine.commands.shelf import LIBRARY, add_shelf
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.installed import shipped_bundle

_FOLDS = 5
_FEWEST_FOLDS = 2


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
    build = actions.add_parser(
        "build", help="de-identify, encode and index the cases of a cohort; keep of it what helps"
    )
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    build.add_argument("--id", required=True, help="what results call the library")
    build.add_argument(
        "--folds", type=at_least(_FEWEST_FOLDS), default=_FOLDS, help="of the cross-validation by patient"
    )
    build.set_defaults(run=_build)
    compare = actions.add_parser("compare", help="two libraries on the same cases, paired, with intervals")
    compare.add_argument("first", metavar="A", help="a folder, or `own` for the bundle's own library")
    compare.add_argument("second", metavar="B")
    compare.set_defaults(run=_compare)
    for action in (build, compare):
        action.add_argument(
            "--bundle",
            type=Path,
            metavar="DIR",
            help="whose model reads the cases (default: the shipped one)",
        )
        action.add_argument("--cohort", type=Path, required=True, metavar="DIR", help="heart-cohort/1")
    describe = actions.add_parser("describe", help="what a library says of itself, after checking its files")
    describe.add_argument("folder", type=Path, metavar="DIR")
    describe.set_defaults(run=_describe)
    for action in (build, compare, describe):
        action.add_argument("--json", action="store_true", help="write JSON to stdout")
    add_shelf(actions, LIBRARY)
    return parser


def _build(options: argparse.Namespace) -> Mapping[str, object]:
    from heart_engine.commands.library_build import built  # noqa: PLC0415 - seconds of imports

    return built(options.cohort, _bundle(options), options.out, options.id, options.folds)


def _compare(options: argparse.Namespace) -> Mapping[str, object]:
    from heart_engine.commands.library_compare import compared_on  # noqa: PLC0415 - seconds of imports

    return compared_on(options.cohort, _bundle(options), options.first, options.second)


def _bundle(options: argparse.Namespace) -> Path:
    bundle = options.bundle or shipped_bundle()
    if bundle is None:
        message = "this program has no bundle of its own: name one with --bundle"
        raise CommandError(message, code="bundle_missing", exit_code=ExitCode.REFUSED)
    return Path(bundle)


def _describe(options: argparse.Namespace) -> dict[str, object]:
    from heart_engine.model.typed_json import to_json  # noqa: PLC0415 - seconds of imports
    from heart_engine.pipeline.library_folder import CASES, read_about, verify_library  # noqa: PLC0415 - likewise

    verify_library(options.folder)
    count, about = len((options.folder / CASES).read_bytes().splitlines()), read_about(options.folder)
    own = {"numbers": sorted(about.numbers)}  # which variants have their own; hundreds of counts say nothing
    return to_json(about) | own | {"cases": count, "verified": True}
