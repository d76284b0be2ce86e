"""Pre-training on a corpus: the next token of every block, by one process or by several together."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from accelerate import Accelerator  # type: ignore[import-untyped]  # ships no types
from torch import Tensor
from transformers import LlamaForCausalLM

from heart_engine.training.batches import epoch_batches
from heart_engine.training.corpus import BLOCKS
from heart_engine.training.curve import Curve
from heart_engine.training.loop import CHECKPOINT, CURVE, LONGEST_GRADIENT, Schedule, adamw
from heart_engine.training.recipe import Optimisation
from heart_engine.training.team_checkpoint import restore_team, save_team


class CorpusUnfitError(ValueError):
    """A corpus that this model cannot be trained on, with the reason."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A corpus as a run reads it."""

    ids: Tensor  # (n, length)
    batch: int
    epochs: int
    at_once: int  # of a process's share of a batch; the rest is added up
    seed: int

    @property
    def steps(self) -> int:
        """Return how many steps all epochs take."""
        return self.ids.shape[0] // self.batch * self.epochs

    def parts(self, step: int, process: int, processes: int) -> list[Tensor]:
        """Return one process's share of a step's batch, in parts that fit into memory."""
        epoch, at = divmod(step, self.ids.shape[0] // self.batch)
        rows = epoch_batches([1] * len(self.ids), self.batch, self.seed, epoch)[at]
        return list(torch.split(self.ids[torch.from_numpy(rows[process::processes])], self.at_once))


def read_blocks(folder: Path, vocabulary: int, how: tuple[Optimisation, int, int]) -> Blocks:
    """Read what `heart train corpus` wrote; a last block that is not full is left out."""
    optimisation, at_once, seed = how
    lines = (folder / BLOCKS).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["ids"] for line in lines]
    full = [one for one in found if len(one) == len(found[0])]
    if len(full) < optimisation.batch:
        msg = f"{folder}: {len(full)} blocks, which is less than a batch of {optimisation.batch}"
        raise CorpusUnfitError(msg)
    ids = torch.tensor(full)
    if int(ids.max()) >= vocabulary:
        msg = f"{folder}: made with another tokenizer"
        raise CorpusUnfitError(msg)
    return Blocks(ids, optimisation.batch, optimisation.epochs, at_once, seed)


def train_on_blocks(
    network: LlamaForCausalLM,
    blocks: Blocks,
    schedule: Schedule,
    folder: Path,
    report: Callable[[int, str], None],
) -> dict[str, Tensor]:
    """Train until the last step, from the folder's checkpoint on; return all weights in the main process."""
    team = Accelerator(cpu=not torch.cuda.is_available())
    _demand_equal_shares(blocks, team)
    folder.mkdir(parents=True, exist_ok=True)
    network, optimiser = team.prepare(network.train(), adamw(network.parameters(), schedule))
    done = restore_team(folder / CHECKPOINT, network, optimiser)
    curve = Curve(folder / CURVE, done) if team.is_main_process else None
    for step in range(done, schedule.steps):
        loss = _step(team, network, optimiser, (blocks, schedule, step))
        if curve:
            curve.add(step + 1, schedule.at(step), {"loss": loss})
            report(step + 1, f"loss {loss:.4f}")
        if (step + 1) % schedule.checkpoint_every == 0 or step + 1 == schedule.steps:
            save_team(folder / CHECKPOINT, step + 1, network, optimiser, is_main=team.is_main_process)
    return dict(team.get_state_dict(network))


def _demand_equal_shares(blocks: Blocks, team: Accelerator) -> None:
    """Refuse a batch that the processes cannot share evenly: their mean would not be the batch's."""
    if blocks.batch % team.num_processes:
        msg = f"a batch of {blocks.batch} cannot be shared by {team.num_processes} processes"
        raise CorpusUnfitError(msg)


def _step(
    team: Accelerator,
    network: LlamaForCausalLM,
    optimiser: torch.optim.Optimizer,
    at: tuple[Blocks, Schedule, int],
) -> float:
    """Move the weights once; return the loss of the whole batch."""
    blocks, schedule, step = at
    for group in optimiser.param_groups:
        group["lr"] = schedule.at(step)
    parts = blocks.parts(step, team.process_index, team.num_processes)
    rows = sum(len(one) for one in parts)
    total = torch.zeros((), device=team.device)
    for part in parts:
        ids = part.to(team.device)
        loss = network(input_ids=ids, labels=ids).loss * (len(part) / rows)
        team.backward(loss)
        total += loss.detach()
    team.clip_grad_norm_(network.parameters(), LONGEST_GRADIENT)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return float(team.reduce(total, "mean"))
