"""`heart evaluate ...`: one module for each action, imported when it is used."""

from __future__ import annotations

import os
from collections.abc import Sequence

from heart_engine.command import Subcommand, dispatch
from heart_engine.protocol.exit_codes import ExitCode

ACTIONS = {
    "score": Subcommand("heart_engine.evaluation.score_command", "metrics of a predictions file"),
    "peers": Subcommand("heart_engine.evaluation.peers_command", "rivals on unseen hospitals"),
    "ceiling": Subcommand("heart_engine.evaluation.ceiling_command", "the best achievable accuracy"),
    "cohort": Subcommand("heart_engine.evaluation.cohort_command", "pictures and effects of the simulator"),
    "table2": Subcommand("heart_engine.commands.evaluate_table2", "the paper's table, on simulated cases"),
    "fusion": Subcommand("heart_engine.commands.evaluate_fusion", "whether a bundle reads its cases"),
    "aims": Subcommand("heart_engine.commands.evaluate_aims", "a training run's figures beside their aims"),
    "card": Subcommand("heart_engine.commands.evaluate_card", "a bundle's model card, no item blank"),
}


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate`."""
    # Before numpy loads: a rival that takes every core cannot be compared in seconds, nor share a machine.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return dispatch("heart evaluate", ACTIONS, arguments)
