"""Adapter and fusion layer: proven to be trained before hours are spent on it, saved apart from the base."""

from __future__ import annotations

from safetensors.torch import save_file

from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.loop import Task
from heart_engine.training.run_folder import RunFolder


class NoGradientError(RuntimeError):
    """Parameters that no loss reaches, by the first names; training them would change nothing."""


def demand_gradients(task: Task) -> None:
    """Take one loss back to every parameter, and refuse a task that would not train one of them.

    Half of an adapter starts at 0, so that in the first step only the other half feels anything.
    """
    task.losses(0)["loss"].backward()  # type: ignore[no-untyped-call]  # has no types
    idle = [name for name, one in task.parameters.items() if one.grad is None]
    felt = {
        name.split(".")[0] for name, one in task.parameters.items() if one.grad is not None and one.grad.any()
    }
    for one in task.parameters.values():
        one.grad = None
    idle += sorted({"adapter", "fusion"} - felt)
    if idle:
        msg = f"no gradient: {', '.join(idle[:5])}"
        raise NoGradientError(msg)


def save_parts(heart: HeartModel, folder: RunFolder) -> None:
    """Write adapter and fusion layer."""
    heart.language_model.save_adapter(folder.adapter)
    fusion = {name: one.detach().contiguous() for name, one in heart.fusion.state_dict().items()}
    save_file(fusion, folder.fusion)
