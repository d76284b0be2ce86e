"""A long pass felt from outside: somebody is called before each matrix, and may end the pass by raising.

A pass of a 13B model over one case takes a processor minutes. Without this nobody could tell it from one that
hangs, and it could be given up only as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from torch import nn

_Listener = Callable[[float], None]


class Pulse:
    """The matrices of one network, each of which makes itself felt."""

    def __init__(self, network: nn.Module) -> None:
        self._listener: _Listener | None = None
        matrices = [one for name, one in network.named_modules() if _is_of_the_base(name, one)]
        for place, one in enumerate(matrices):
            one.register_forward_pre_hook(self._beating(place / len(matrices)))

    @contextmanager
    def felt_by(self, listener: _Listener) -> Iterator[None]:
        """Call this one with how far each pass is, for as long as the block lasts."""
        self._listener = listener
        try:
            yield
        finally:
            self._listener = None

    def _beating(self, share: float) -> Callable[[nn.Module, object], None]:
        def beat(_module: nn.Module, _arguments: object) -> None:
            if self._listener is not None:
                self._listener(share)

        return beat


def _is_of_the_base(name: str, module: nn.Module) -> bool:
    """Leave out the adapter's own small matrices, which are in use in one of the two roles alone."""
    return isinstance(module, nn.Linear) and "lora_" not in name
