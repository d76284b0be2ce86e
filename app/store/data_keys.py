"""The keys that one data key yields, each for its own purpose."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.store.sealing import subkey


@dataclass(frozen=True, slots=True)
class DataKeys:
    """What an unlocked store works with; never shown, never written."""

    database: bytes = field(repr=False)
    checksums: bytes = field(repr=False)
    drafts: bytes = field(repr=False)


def data_keys(data_key: bytes) -> DataKeys:
    """Derive all of them."""
    return DataKeys(
        database=subkey(data_key, "database"),
        checksums=subkey(data_key, "row checksums"),
        drafts=subkey(data_key, "drafts"),
    )
