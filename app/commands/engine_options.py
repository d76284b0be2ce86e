"""Which engine a command asks, as its options say."""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.commands.terminal import CommandCode, CommandError, CommandParser
from app.engine.bundle_choice import bundle_arguments, chosen_folders
from heart_engine.protocol.exit_codes import ExitCode


def add_engine_options(parser: CommandParser) -> None:
    """Say which engines can be asked."""
    parser.add_argument(
        "--bundle", type=Path, metavar="DIR", help="answer from this bundle, not the selected one"
    )
    parser.add_argument("--library", type=Path, metavar="DIR", help="use this library, not the selected one")
    parser.add_argument(
        "--fake-engine", action="store_true", help="answer by a fixed rule: FAKE ENGINE, NOT A RESULT"
    )


def engine_arguments(options: argparse.Namespace) -> tuple[str, ...]:
    """Return what the engine process is started with."""
    if options.fake_engine:
        return ("--fake",)
    data = _data_folder()
    bundle, library = chosen_folders(data) if options.bundle is None else (options.bundle, None)
    if bundle is None:
        raise CommandError(CommandCode.BUNDLE_MISSING, ExitCode.REFUSED)
    library = options.library or library
    return bundle_arguments(bundle.resolve(), library and library.resolve(), data)


def engine_log() -> Path:
    """Return where the engine's log is kept: where the window keeps it, too."""
    return _data_folder() / "engine.log"


def _data_folder() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "HEART"
