"""`heart bundle ...`: one function for each action; only `shape` imports the engine's packages."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from heart_engine.bundle.files import FileEntry
from heart_engine.bundle.layout import MODEL_CONFIG
from heart_engine.bundle.manifest import (
    Manifest,
    manifest_from_json,
    manifest_to_json,
    read_json,
    read_manifest,
)
from heart_engine.bundle.memory_budget import CARDS_GIB, MemoryBudget, memory_budget, shape_from_json
from heart_engine.bundle.pack import pack_bundle
from heart_engine.bundle.verification import verify_bundle
from heart_engine.command import CommandError, CommandParser, write_progress
from heart_engine.commands.outcome import finished, tenths
from heart_engine.commands.peak_memory import peak_memory_bytes
from heart_engine.commands.shelf import BUNDLE, add_shelf
from heart_engine.protocol.exit_codes import ExitCode

_SIZES = ("tiny", "small", "100m", "1b", "13b")


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart bundle`."""
    options = _parser().parse_args(arguments)
    action: Callable[[argparse.Namespace], Mapping[str, object]] = options.run
    return finished(lambda: action(options), as_json=options.json)


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart bundle", description="The folders that models travel in.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    verify = actions.add_parser("verify", help="check every byte, as an installation does")
    describe = actions.add_parser("describe", help="what it says of itself and needs of memory, unchecked")
    pack = actions.add_parser("pack", help="write the manifest of a folder of model files")
    shape = actions.add_parser("shape", help="a bundle of a true size with RANDOM WEIGHTS")
    for action, run in ((verify, _verify), (describe, _describe), (pack, _pack)):
        action.add_argument("folder", type=Path, metavar="DIR")
        action.set_defaults(run=run)
    pack.add_argument("--about", type=Path, required=True, help="the manifest without its files, as JSON")
    describe.add_argument(
        "--measure", action="store_true", help="verify it, load it, answer a case; time beside the floor"
    )
    shape.add_argument("--size", choices=_SIZES, required=True)
    shape.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet"
    )
    shape.add_argument("--precision", choices=("fp32", "bf16", "nf4"), help="how the weights are stored")
    shape.set_defaults(run=_shape)
    for action in (verify, describe, pack, shape):
        action.add_argument("--json", action="store_true", help="write JSON to stdout")
    add_shelf(actions, BUNDLE)
    return parser


def _verify(options: argparse.Namespace) -> dict[str, object]:
    bundle = verify_bundle(options.folder, tenths())
    files = bundle.manifest.files
    return {
        "bundle": bundle.manifest.bundle_id,
        "version": bundle.manifest.version,
        "files": len(files),
        "bytes": _bytes(files),
        "verified": True,
    }


def _describe(options: argparse.Namespace) -> dict[str, object]:
    manifest = read_manifest(options.folder)
    document = manifest_to_json(manifest)
    said = {name: value for name, value in document.items() if name not in ("files", "settings")}
    found = said | {"memory": _memory(manifest, options.folder)}
    return found | {"measured": _measured(options.folder)} if options.measure else found


def _measured(folder: Path) -> dict[str, object]:
    """Say what loading and one answer take here; whatever else runs on this machine is in the figures."""
    from heart_engine.pipeline.measured import measured  # noqa: PLC0415 - seconds of imports

    bundle = verify_bundle(folder, tenths())
    shape = shape_from_json(read_json(folder, MODEL_CONFIG))
    found = dataclasses.asdict(measured(bundle, shape))
    return found | {"peak_memory_bytes": peak_memory_bytes()}


def _memory(manifest: Manifest, folder: Path) -> list[dict[str, object]]:
    """Say what each variant needs, computed and not measured, and which cards have room for it."""
    shape = shape_from_json(read_json(folder, MODEL_CONFIG))
    found = []
    for variant in manifest.variants:
        budget = memory_budget(manifest, shape, variant.name)
        fits = {f"{card} GB": _fit(budget, card) for card in CARDS_GIB}
        found.append({"variant": variant.name, **dataclasses.asdict(budget), "fits": fits})
    return found


def _fit(budget: MemoryBudget, card_gib: int) -> str:
    if budget.fits(card_gib):
        return "yes"
    return "with the reranker on the CPU" if budget.fits_without_reranker(card_gib) else "no"


def _pack(options: argparse.Namespace) -> dict[str, object]:
    packed = pack_bundle(options.folder, _about(options.about))
    return {"bundle": packed.bundle_id, "files": len(packed.files), "bytes": _bytes(packed.files)}


def _about(path: Path) -> Manifest:
    try:
        document = json.loads(path.read_bytes())
        return manifest_from_json({**document, "files": []})
    except (ValueError, TypeError, RecursionError) as error:
        message = f"{path} cannot be read as a manifest: {error}"
        raise CommandError(message, code="file_unreadable", params={"file": str(path)}) from None


def _shape(options: argparse.Namespace) -> dict[str, object]:
    if options.out.exists():
        message = f"{options.out} exists already"
        raise CommandError(message, code="folder_exists", params={"folder": str(options.out)})
    from heart_engine.model.device import Precision  # noqa: PLC0415 - seconds of imports
    from heart_engine.pipeline.shape_bundle import SHAPE_PLANS, write_shape_bundle  # noqa: PLC0415 - likewise

    plan = SHAPE_PLANS[options.size]
    if options.precision:
        plan = plan.stored_in(Precision(options.precision))
    packed = write_shape_bundle(options.out, plan, write_progress)
    return {
        "bundle": packed.bundle_id,
        "bytes": _bytes(packed.files),
        "peak_memory_bytes": peak_memory_bytes(),
        "weights": "random: its answers mean nothing",
    }


def _bytes(files: Sequence[FileEntry]) -> int:
    return sum(one.size for one in files)
