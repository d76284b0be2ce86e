"""`heart evaluate score PRED.csv`: the paper's metrics, and those it leaves out, of a predictions file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from heart_engine.command import CommandError, CommandParser, write_json, write_line
from heart_engine.evaluation.paired import PairedComparison, compare
from heart_engine.evaluation.plots import draw_score
from heart_engine.evaluation.predictions import Predictions, PredictionsRejectedError, read_predictions
from heart_engine.evaluation.score import Document, score_document
from heart_engine.evaluation.score_table import score_markdown
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate score`."""
    options = _parser().parse_args(arguments)
    predictions = _read(options.predictions)
    document = score_document(predictions)
    if options.against:
        document["paired"] = _paired(predictions, _read(options.against))
    if options.plot:
        _draw(predictions, options.plot)
    if options.json:
        write_json(document)
    else:
        write_line(score_markdown(predictions, document))
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate score", description="Metrics of a predictions file.")
    parser.add_argument(
        "predictions", type=Path, help="CSV with id,truth,prediction and p_SET columns if any"
    )
    parser.add_argument("--against", type=Path, help="a second file on the same cases: paired test")
    parser.add_argument("--plot", type=Path, help="picture of reliability and error against share answered")
    parser.add_argument("--json", action="store_true")
    return parser


def _read(path: Path) -> Predictions:
    try:
        return read_predictions(path)
    except PredictionsRejectedError as error:
        raise CommandError(str(error), code="predictions_rejected", params={"file": str(path)}) from error


def _draw(predictions: Predictions, path: Path) -> None:
    if predictions.probabilities is None:
        msg = "--plot needs the probability columns p_SET"
        raise CommandError(msg, code="no_probabilities")
    draw_score(predictions, predictions.probabilities, path)


def _paired(first: Predictions, second: Predictions) -> Document:
    """Compare on the cases that both files have, which must be all of them."""
    if set(first.ids) != set(second.ids):
        msg = "--against: not the same cases"
        raise CommandError(msg, code="other_cases")
    if dict(zip(first.ids, first.truths, strict=True)) != dict(zip(second.ids, second.truths, strict=True)):
        msg = "--against: not the same truths"
        raise CommandError(msg, code="other_truths")
    place = {one: row for row, one in enumerate(second.ids)}
    result = compare(first.correct, second.correct[[place[one] for one in first.ids]])
    return _paired_document(result)


def _paired_document(result: PairedComparison) -> Document:
    return {
        "n": result.n,
        "only_this": result.only_first,
        "only_the_other": result.only_second,
        "mcnemar_p": round(result.p_value, 6),
        "difference": round(100 * result.difference, 2),
        "difference_interval": [round(100 * one, 2) for one in result.interval],
    }
