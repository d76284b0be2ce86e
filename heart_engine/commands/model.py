"""`heart model import`: a folder of somebody else's model into what a bundle is made of."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from heart_engine.command import CommandError, CommandParser, write_progress
from heart_engine.commands.outcome import finished
from heart_engine.commands.peak_memory import peak_memory_bytes
from heart_engine.protocol.exit_codes import ExitCode

if TYPE_CHECKING:
    from heart_engine.model.sharded_weights import Written

_MINUTE_S = 60


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart model`."""
    options = _parser().parse_args(arguments)
    return finished(lambda: _import(options), as_json=options.json)


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart model", description="Models of somebody else, from a local folder.")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    bring = actions.add_parser("import", help="check, add HEART's tokens, quantise: the base of a bundle")
    bring.add_argument(
        "folder", type=Path, metavar="DIR", help="config.json, safetensors, tokenizer, licence"
    )
    bring.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="a folder that does not exist"
    )
    bring.add_argument("--reranker", action="store_true", help="a cross-encoder, such as bge-reranker-large")
    bring.add_argument(
        "--precision",
        choices=("nf4", "bf16"),
        default="nf4",
        help="nf4 to fine-tune and to answer; bf16 (weights of 16 bits as they are) to pre-train further",
    )
    bring.add_argument("--licence", type=Path, metavar="FILE", help="where none lies in the folder")
    bring.add_argument("--json", action="store_true", help="write JSON to stdout")
    return parser


def _import(options: argparse.Namespace) -> Mapping[str, object]:
    if options.out.exists():
        message = f"{options.out} exists already"
        raise CommandError(message, code="folder_exists", params={"folder": str(options.out)})
    from heart_engine.foreign_models.refusal import ForeignModelError  # noqa: PLC0415 - seconds of imports

    try:
        return _reranker(options) if options.reranker else _base(options)
    except ForeignModelError as error:
        params = {"reason": error.code.value}
        raise CommandError(
            str(error), code="model_refused", exit_code=ExitCode.REFUSED, params=params
        ) from error


def _base(options: argparse.Namespace) -> dict[str, object]:
    from heart_engine.foreign_models.base import open_foreign, write_base  # noqa: PLC0415 - seconds of imports
    from heart_engine.model.device import Precision  # noqa: PLC0415 - likewise

    began = time.monotonic()
    base = open_foreign(options.folder, options.licence)
    size = write_base(base, Precision(options.precision), options.out, _time_left())
    return {
        "base": str(options.out),
        "precision": options.precision,
        "tokens": base.vocabulary.tokenizer.size,
        "tokens_added": len(base.vocabulary.new_ids),
        **_measured(size, began),
    }


def _reranker(options: argparse.Namespace) -> dict[str, object]:
    from heart_engine.foreign_models.reranker import (  # noqa: PLC0415 - seconds of imports
        open_reranker,
        parameters_of,
        write_reranker,
    )

    began = time.monotonic()
    reranker = open_reranker(options.folder, options.licence)
    size = write_reranker(reranker, options.out, _time_left())
    return {"reranker": str(options.out), "parameters": parameters_of(reranker), **_measured(size, began)}


def _measured(size: int, began: float) -> dict[str, object]:
    return {
        "bytes": size,
        "seconds": round(time.monotonic() - began, 1),
        "peak_memory_bytes": peak_memory_bytes(),
    }


def _time_left() -> Callable[[Written], None]:
    """Tell how many files are written and about how long the others will take."""
    began = time.monotonic()

    def report(written: Written) -> None:
        left = (time.monotonic() - began) / written.files * (written.of - written.files)
        about = f"{left / _MINUTE_S:.0f} min" if left > _MINUTE_S else f"{left:.0f} s"
        write_progress(f"{written.files} of {written.of} files written, about {about} left")

    return report
