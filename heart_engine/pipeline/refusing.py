"""Whatever a bundle's content raises while it is loaded, as a refusal with its own code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager

from heart_engine.bundle.refusal import BundleRefusedError, Refusal, SelectedLibraryRefusedError
from heart_engine.model.device import DeviceRefusedError
from heart_engine.model.tokenizer import TokenizerError
from heart_engine.model.typed_json import ShapeError
from heart_engine.model.weights import WeightsRefusal, WeightsRefusedError

_OF_WEIGHTS = {
    WeightsRefusal.CONFIG_KEY: Refusal.CONFIG_KEY_FORBIDDEN,
    WeightsRefusal.CONFIG_VALUE: Refusal.CONFIG_VALUE,
    WeightsRefusal.INDEX: Refusal.WEIGHTS_INDEX,
    WeightsRefusal.UNREADABLE: Refusal.HEADER_UNREADABLE,
    WeightsRefusal.MISSING: Refusal.TENSOR_MISSING,
    WeightsRefusal.UNEXPECTED: Refusal.TENSOR_UNEXPECTED,
    WeightsRefusal.SHAPE: Refusal.TENSOR_SHAPE,
    WeightsRefusal.NOT_FINITE: Refusal.WEIGHTS_NOT_FINITE,
    WeightsRefusal.NOT_LOADED: Refusal.TENSOR_MISSING,
}


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Refuse the bundle for what goes wrong in this block, which reads the file named."""
    try:
        yield
    except WeightsRefusedError as error:
        raise BundleRefusedError(_OF_WEIGHTS[error.code], file=file, names=list(error.names)) from error
    except DeviceRefusedError as error:
        raise BundleRefusedError(Refusal.NO_VARIANT_FITS, **error.params) from error
    except ShapeError as error:
        raise BundleRefusedError(Refusal.SETTINGS_INVALID, file=file, field=error.where) from error
    except TokenizerError as error:
        raise BundleRefusedError(Refusal.TOKENIZER_UNFIT, file=file) from error
    except (KeyError, ValueError, RecursionError, csv.Error) as error:  # last: the others are ValueErrors too
        raise BundleRefusedError(Refusal.SETTINGS_INVALID, file=file, field="") from error


@contextmanager
def refusing_selected() -> Iterator[None]:
    """Say of a refusal that it speaks of a library which was selected beside the bundle."""
    try:
        yield
    except BundleRefusedError as error:
        raise SelectedLibraryRefusedError(error.code, **error.params) from error
