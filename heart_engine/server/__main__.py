"""Start the engine process: `python -m heart_engine.server --bundle DIR`, or `--fake`."""

from __future__ import annotations

from heart_engine.server.pipes import claim_pipes

pipes = claim_pipes()  # before anything else is imported that could print

import argparse  # noqa: E402 - after the pipes are claimed
import gc  # noqa: E402 - likewise
import os  # noqa: E402 - likewise
import signal  # noqa: E402 - likewise
import sys  # noqa: E402 - likewise
from collections.abc import Callable  # noqa: E402 - likewise
from pathlib import Path  # noqa: E402 - likewise

from heart_engine.bundle.refusal import (  # noqa: E402 - likewise
    BundleRefusedError,
    SelectedLibraryRefusedError,
)
from heart_engine.bundle.start_check import check_bundle  # noqa: E402 - likewise
from heart_engine.server.loop import serve  # noqa: E402 - likewise
from heart_engine.server.priority import give_way  # noqa: E402 - likewise
from heart_engine.server.screener import Report, Screener  # noqa: E402 - likewise


def main() -> int:
    """Read the arguments and serve until stdin ends."""
    options = _parser().parse_args()
    give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desktop; it ends this process by stdin
    return serve(pipes, _loader(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m heart_engine.server", description="The engine process.")
    answers = parser.add_mutually_exclusive_group(required=True)
    answers.add_argument("--fake", action="store_true", help="answer by a fixed rule: not a result")
    answers.add_argument("--bundle", type=Path, metavar="DIR", help="answer from this bundle")
    parser.add_argument("--library", type=Path, metavar="DIR", help="in place of the bundle's own library")
    parser.add_argument("--variant", help="this precision and no other: fp32, bf16 or nf4")
    parser.add_argument(
        "--state", type=Path, metavar="DIR", help="keep a record of full checks here, for quicker starts"
    )
    return parser


def _loader(options: argparse.Namespace) -> Callable[[Report], Screener]:
    if options.fake:
        from heart_engine.server.fake import FakeScreener  # noqa: PLC0415 - a release has no such file

        return lambda _report: FakeScreener()
    return lambda report: _load(options, report)


def _load(options: argparse.Namespace, report: Report) -> Screener:
    """Load what was asked for; a refusal says which folder it speaks of."""
    try:
        return _loaded(options, report)
    except BundleRefusedError as error:
        of_library = isinstance(error, SelectedLibraryRefusedError)
        folder: Path = options.library if of_library else options.bundle
        raise type(error)(error.code, **{**error.params, "refused": folder.name}) from error


def _loaded(options: argparse.Namespace, report: Report) -> Screener:
    """Check the bundle, then import and load; the desktop is heard and can end this meanwhile."""
    started = check_bundle(options.bundle, options.state)  # a bad one is refused without seconds of imports
    os.environ |= {
        "HF_HUB_OFFLINE": "1",
        "USE_HUB_KERNELS": "0",
    }  # whatever the shell says: nothing is fetched
    from heart_engine.server.bundled import load_screener  # noqa: PLC0415 - the imports meant above

    screener = load_screener(started, options.library, options.variant, report)
    gc.freeze()  # what is loaded stays to the end, which would otherwise take seconds to walk through it
    return screener


sys.exit(main())
