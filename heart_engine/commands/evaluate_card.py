"""`heart evaluate card`: the model card that a bundle carries; one with a blank TRIPOD+AI item is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from heart_engine.bundle.layout import MODEL_CARD
from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.bundle.verification import VerifiedBundle, verify_bundle
from heart_engine.command import CommandError, CommandParser, write_json, write_line
from heart_engine.commands.outcome import refused
from heart_engine.evaluation.card_items import blank_items, card_items
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate card`."""
    options = _parser().parse_args(arguments)
    try:
        bundle = verify_bundle(options.bundle)
    except BundleRefusedError as error:
        raise refused(error) from None
    card = _card(bundle)
    items = card_items(card)
    blank = blank_items(items)
    if blank:
        msg = f"{MODEL_CARD}: blank TRIPOD+AI items: {', '.join(blank)}"
        raise CommandError(msg, code="card_blank", exit_code=ExitCode.REFUSED, params={"items": list(blank)})
    if options.json:
        write_json({"bundle": bundle.manifest.bundle_id, "items": [asdict(one) for one in items]})
    else:
        write_line(card.rstrip())
        write_line(f"\n{len(items)} TRIPOD+AI items, none blank")
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate card", description="The model card of a bundle, checked.")
    parser.add_argument("--bundle", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="the TRIPOD+AI items as JSON")
    return parser


def _card(bundle: VerifiedBundle) -> str:
    if MODEL_CARD not in {one.path for one in bundle.manifest.files}:
        msg = f"the bundle has no {MODEL_CARD}"
        raise CommandError(msg, code="card_absent", exit_code=ExitCode.REFUSED)
    return bundle.read(MODEL_CARD).decode("utf-8")
