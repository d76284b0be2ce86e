"""`install`, `list`, `select`, `remove` and `sign`: the same for bundles and for libraries."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.command import CommandError, CommandParser, write_progress
from heart_engine.commands.outcome import tenths
from heart_engine.protocol.durable import write_durably
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.protocol.installed import Places, user_data_folder

if TYPE_CHECKING:
    from heart_engine.installation.package import Kind, Package
    from heart_engine.installation.shelf import Shelved
    from heart_engine.protocol.installed import Selection

    Subparsers = argparse._SubParsersAction[CommandParser]  # noqa: SLF001 - argparse gives it no other name

Document = Mapping[str, object]
Actions = Mapping[str, CommandParser]
_MEANT = {Refusal.UNSIGNED: "unsigned", Refusal.OLDER_VERSION: "older"}  # the option that says so
_WARNINGS = {
    Refusal.UNSIGNED: "WARNING: {name} is not signed by a key that this program knows. Whoever made it "
    "decides what it answers, and nothing here can tell who that was.",
    Refusal.OLDER_VERSION: "WARNING: {name} is older than {known}, which is there.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What differs between the two kinds for a person who types."""

    kind: str
    own: str  # the option that goes back to what was there before anything was installed
    own_help: str


BUNDLE = Words("bundle", "--shipped", "the bundle that came with the program")
LIBRARY = Words("library", "--own", "the bundle's own library")


def add_shelf(actions: Subparsers, words: Words) -> None:
    """Offer the actions on what is installed; each writes JSON where that is asked for."""
    for name, parser in _parsers(actions, words).items():
        run = _RUNS[name]
        parser.set_defaults(run=lambda options, run=run: run(options, _kind(words)))
        parser.add_argument("--json", action="store_true", help="write JSON to stdout")
        if name != "sign":
            parser.add_argument(
                "--data", type=Path, metavar="DIR", help="folder of a user's own files (default: yours)"
            )


def _parsers(actions: Subparsers, words: Words) -> Actions:
    install = actions.add_parser("install", help=f"check a {words.kind} in full, then keep it")
    install.add_argument("place", type=Path, metavar="DIR_OR_ARCHIVE", help="as it came: a folder or a ZIP")
    install.add_argument("--unsigned", action="store_true", help="also where no known key has signed it")
    install.add_argument("--older", action="store_true", help="also where a newer version is there")
    listing = actions.add_parser("list", help="what is installed, and what answers")
    select = actions.add_parser("select", help="what answers from the next start on")
    which = select.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", metavar="ID", help=f"of an installed {words.kind}")
    which.add_argument(words.own, dest="own", action="store_true", help=words.own_help)
    remove = actions.add_parser("remove", help=f"take an installed {words.kind} away")
    remove.add_argument("name", metavar="ID")
    sign = actions.add_parser("sign", help=f"sign a {words.kind} (maintainers)")
    sign.add_argument("folder", type=Path, metavar="DIR")
    sign.add_argument("--key", type=Path, required=True, metavar="KEY.pem", help="private Ed25519 key")
    return {"install": install, "list": listing, "select": select, "remove": remove, "sign": sign}


def _install(options: argparse.Namespace, kind: Kind) -> Document:
    from heart_engine.installation.install import around, install  # noqa: PLC0415 - cryptography
    from heart_engine.installation.shelf import known_packages  # noqa: PLC0415 - likewise

    places = _places(options)
    found = install(
        options.place, kind, around(places, known_packages(places)), _confirmed_by(options), tenths()
    )
    return {
        kind.name: found.package.name,
        **_version(found.package),
        "bytes": found.package.size,
        "files": len(found.package.files),
        "signed_by": found.signed_by,
        "simulated": found.package.simulated,
        "was_there": found.was_there,
        "verified": True,
    }


def _list(options: argparse.Namespace, kind: Kind) -> Document:
    from heart_engine.installation.shelf import selected, shelved  # noqa: PLC0415 - cryptography

    places = _places(options)
    chosen = selected(places)
    return {kind.plural: [_line(one, kind, chosen) for one in shelved(kind, places)]}


def _select(options: argparse.Namespace, kind: Kind) -> Document:
    from heart_engine.installation.shelf import select, select_own  # noqa: PLC0415 - cryptography

    places = _places(options)
    chosen = select_own(kind, places) if options.own else select(kind, options.name, places, tenths())
    return {"bundle": chosen.bundle or "shipped", "library": chosen.library or "the bundle's own"}


def _remove(options: argparse.Namespace, kind: Kind) -> Document:
    from heart_engine.installation.shelf import remove  # noqa: PLC0415 - cryptography

    remove(kind, options.name, _places(options))
    return {"removed": options.name}


def _sign(options: argparse.Namespace, kind: Kind) -> Document:
    from heart_engine.bundle.manifest import read_json  # noqa: PLC0415 - beside the next
    from heart_engine.installation.signature import (  # noqa: PLC0415 - cryptography
        SIGNATURES,
        KeyUnfitError,
        private_key,
        signature_of,
    )

    try:
        key = private_key(options.key)
    except KeyUnfitError as error:
        message = f"{error} holds no Ed25519 key without a passphrase"
        raise CommandError(message, code="key_unfit", params={"file": str(options.key)}) from None
    document = read_json(options.folder, kind.document)
    signature = signature_of(document, key)
    text = json.dumps({**document, SIGNATURES: [signature]}, ensure_ascii=False, indent=1)
    write_durably(options.folder / kind.document, f"{text}\n".encode())
    return {"signed": options.folder.name, "key": signature["key"]}


_RUNS: Mapping[str, Callable[[argparse.Namespace, Kind], Document]] = {
    "install": _install,
    "list": _list,
    "select": _select,
    "remove": _remove,
    "sign": _sign,
}


def _kind(words: Words) -> Kind:
    from heart_engine.installation import package  # noqa: PLC0415 - only who installs needs it

    return package.BUNDLE if words is BUNDLE else package.LIBRARY


def _places(options: argparse.Namespace) -> Places:
    return Places(options.data or user_data_folder())


def _confirmed_by(options: argparse.Namespace) -> Callable[[BundleRefusedError], bool]:
    """Take the options as a person's answers, and warn all the same."""

    def confirm(doubt: BundleRefusedError) -> bool:
        warning = _WARNINGS[doubt.code].format(**doubt.params)
        if getattr(options, _MEANT[doubt.code]):
            write_progress(warning)
            return True
        message = f"{warning} If you know where it comes from and mean it, say --{_MEANT[doubt.code]}."
        params = {"reason": doubt.code.value, **doubt.params}
        raise CommandError(message, code="bundle_refused", exit_code=ExitCode.REFUSED, params=params)

    return confirm


def _line(one: Shelved, kind: Kind, chosen: Selection) -> Document:
    name = chosen.bundle if kind.name == "bundle" else chosen.library
    answers = name is None if one.shipped else one.name == name
    if one.package is None:
        reason = one.refusal.code.value if one.refusal else ""
        return {"id": one.name, "selected": answers, "refused": reason}
    return {
        "id": one.name,
        **_version(one.package),
        "bytes": one.package.size,
        "simulated": one.package.simulated,
        "signed_by": one.signed_by,
        "shipped": one.shipped,
        "selected": answers,
    }


def _version(package: Package) -> Document:
    """Return the version, which a library has not."""
    return {"version": package.version} if package.version else {}
