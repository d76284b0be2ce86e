"""`heart train ...`: the stages of a run one by one, or all of them."""

from __future__ import annotations

import argparse
import functools
import os
from collections.abc import Sequence
from pathlib import Path

from heart_engine.command import CommandError, CommandParser, write_json, write_line, write_progress
from heart_engine.domain.resources import resource_path
from heart_engine.protocol.exit_codes import ExitCode

STAGES = {
    "pretrain": "train the language model from scratch on simulated case texts",
    "finetune": "train adapter and fusion layer in episodes over simulated hospitals",
    "reranker": "train a cross-encoder on pairs of cases, and answer calibration cases with and without it",
    "finish": "calibrate, open the test, pack the bundle",
    "demo": "pretrain, finetune and finish: rebuild the shipped bundle",
}


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart train`."""
    options = _parser().parse_args(arguments)
    return _corpus(options) if options.stage == "corpus" else _train(options)


def _corpus(options: argparse.Namespace) -> ExitCode:
    from heart_engine.training.corpus import (  # noqa: PLC0415 - seconds of imports
        CorpusError,
        read_source,
        read_tokenizer,
        write_corpus,
    )

    try:
        sources = [read_source(path) for path in options.sources]
        tokenizer = read_tokenizer(options.tokenizer)
    except CorpusError as error:
        raise CommandError(str(error), code="corpus_refused") from error
    report = write_corpus(sources, tokenizer, options.block, options.out)
    if options.json:
        write_json(report)
    else:
        dropped = sum(len(one.dropped) for one in sources)
        write_line(f"{report['blocks']} blocks, {report['tokens']} tokens; {dropped} sentences dropped")
    return ExitCode.DONE


def _train(options: argparse.Namespace) -> ExitCode:
    """Run one stage or all; a run that was cut short goes on from its last checkpoint."""
    # Before numpy loads: more threads than the recipe's would make a run unlike its repetition.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from heart_engine.training.base_model import BaseModelError  # noqa: PLC0415 - seconds of imports
    from heart_engine.training.next_token import CorpusUnfitError  # noqa: PLC0415 - likewise
    from heart_engine.training.paper_recipe import is_paper_recipe  # noqa: PLC0415 - likewise
    from heart_engine.training.recipe import RecipeError  # noqa: PLC0415 - likewise
    from heart_engine.training.run_folder import RunFolderError  # noqa: PLC0415 - likewise

    wanted = ("pretrain", "finetune", "finish") if options.stage == "demo" else (options.stage,)
    run_stages = _paper_stages if is_paper_recipe(options.recipe) else _small_stages
    try:
        run_stages(options, wanted)
    except (RecipeError, RunFolderError, BaseModelError, CorpusUnfitError) as error:
        raise CommandError(str(error), code="recipe_refused") from error
    if options.json:
        write_json({"run": str(options.run), "stages": list(wanted)})
    else:
        write_line(f"{', '.join(wanted)} done in {options.run}")
    return ExitCode.DONE


def _small_stages(options: argparse.Namespace, wanted: Sequence[str]) -> None:
    from heart_engine.training import stages  # noqa: PLC0415 - seconds of imports
    from heart_engine.training.run_folder import timed  # noqa: PLC0415 - likewise

    run = stages.begin(options.recipe, options.run, write_progress)
    for name in wanted:
        write_progress(timed(options.run, name, functools.partial(stages.STAGES[name], run)))


def _paper_stages(options: argparse.Namespace, wanted: Sequence[str]) -> None:
    from heart_engine.training import paper_stages  # noqa: PLC0415 - seconds of imports

    if absent := [name for name in wanted if name not in paper_stages.STAGES]:
        message = f"a recipe with a base model has no such stage: {', '.join(absent)}"
        raise CommandError(message, code="stage_unknown")
    run = paper_stages.begin(options.recipe, options.run, write_progress)
    for name in wanted:
        paper_stages.STAGES[name](run)


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart train", description="Make a bundle from simulated hospitals.")
    stages = parser.add_subparsers(dest="stage", required=True, metavar="STAGE")
    for name, summary in STAGES.items():
        stage = stages.add_parser(name, help=summary)
        stage.add_argument("--run", type=Path, required=True, help="folder of the run, new or cut short")
        stage.add_argument(
            "--recipe",
            type=Path,
            default=resource_path("recipes", "demo.toml"),
            help="TOML recipe (default: the shipped bundle's)",
        )
        stage.add_argument("--json", action="store_true")
    corpus = stages.add_parser("corpus", help="guidelines (text, Markdown, PDF) to blocks of token ids")
    corpus.add_argument("sources", type=Path, nargs="+", metavar="FILE")
    corpus.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the base model")
    corpus.add_argument("--block", type=int, default=2048, help="tokens of a block (default: the paper's)")
    corpus.add_argument("--out", type=Path, required=True, help="folder to write")
    corpus.add_argument("--json", action="store_true")
    return parser
