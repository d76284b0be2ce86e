"""`heart evaluate table2`: the paper's Table 2 on simulated cases, and what the paper leaves out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from heart_engine.command import CommandError, CommandParser, at_least, write_json, write_line, write_progress
from heart_engine.domain.resources import resource_path
from heart_engine.evaluation.plots import draw_table2
from heart_engine.evaluation.predictions import PredictionsRejectedError
from heart_engine.evaluation.table2_files import ResultFolder
from heart_engine.evaluation.table2_report import Line, collected, documents, markdown, write_csv
from heart_engine.protocol.exit_codes import ExitCode
from heart_engine.training.recipe import RecipeError
from heart_engine.training.run_folder import RunFolderError, open_run
from heart_engine.training.table2_base import Language, compact_language, plain_language
from heart_engine.training.table2_budget import budget
from heart_engine.training.table2_recipe import Table2Recipe, read_table2_recipe
from heart_engine.training.table2_rows import language_model_rows
from heart_engine.training.table2_run import open_seed, row_keys, run_seed, use_threads

_SEEDS = (101, 102, 103)


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate table2`."""
    options = _parser().parse_args(arguments)
    recipe = _begun(options)
    if not options.report:
        use_threads(recipe)
        for seed in _affordable(recipe, options):
            run_seed(open_seed(recipe, seed, options.out, write_progress), _languages(recipe, seed))
    try:
        lines = collected(ResultFolder(options.out), options.seeds, row_keys(recipe))
    except PredictionsRejectedError as error:
        raise CommandError(str(error), code="predictions_rejected") from error
    if not lines:
        msg = f"{options.out} holds no row of these seeds yet"
        raise CommandError(msg, code="nothing_done")
    _write(lines, options.out)
    if options.json:
        write_json({"simulated": True, "rows": documents(lines)})
    else:
        write_line(markdown(lines))
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(
        prog="heart evaluate table2", description="The paper's Table 2 on simulated cases."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder, new or of a run that was cut short")
    parser.add_argument("--seeds", type=at_least(0), nargs="+", default=list(_SEEDS))
    parser.add_argument("--cpu-hours", type=float, help="drop the last seeds until the rest fits; rows never")
    parser.add_argument("--report", action="store_true", help="only print what is there already")
    parser.add_argument("--recipe", type=Path, default=resource_path("recipes", "table2.toml"))
    parser.add_argument("--json", action="store_true")
    return parser


def _begun(options: argparse.Namespace) -> Table2Recipe:
    try:
        recipe = read_table2_recipe(options.recipe)
        open_run(options.out, options.recipe)
    except (RecipeError, RunFolderError) as error:
        raise CommandError(str(error), code="recipe_refused") from error
    return recipe


def _languages(recipe: Table2Recipe, seed: int) -> tuple[Language, Language]:
    return plain_language(recipe, seed), compact_language(recipe)


def _affordable(recipe: Table2Recipe, options: argparse.Namespace) -> Sequence[int]:
    """Say what it will cost before it is begun, and return the seeds that fit."""
    rows = language_model_rows(recipe.few_shot, recipe.supporting_cases)
    found = budget(recipe, _languages(recipe, options.seeds[0]), rows)
    seeds = (
        options.seeds if options.cpu_hours is None else found.seeds_within(options.seeds, options.cpu_hours)
    )
    write_progress(f"budget, estimated on this machine:\n{found.text(len(seeds))}")
    dropped = options.seeds[len(seeds) :]
    if dropped:
        write_progress(f"seeds left out: {', '.join(map(str, dropped))}")
    return list(seeds)


def _write(lines: Sequence[Line], out: Path) -> None:
    (out / "table2.md").write_text(markdown(lines), encoding="utf-8")
    write_csv(lines, out / "table2.csv")
    draw_table2([one for one in lines if one.answers], out / "table2.png")
