"""Why a bundle or a library is not used: a code for each reason, never a half-loaded model."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Refusal(StrEnum):
    """Every reason to refuse; the words live in the desktop."""

    NOT_A_FOLDER = "not_a_folder"
    MANIFEST_MISSING = "manifest_missing"
    MANIFEST_TOO_LARGE = "manifest_too_large"
    MANIFEST_UNREADABLE = "manifest_unreadable"
    FORMAT_UNKNOWN = "format_unknown"
    MANIFEST_INCOMPLETE = "manifest_incomplete"
    FINGERPRINT_DIFFERS = "fingerprint_differs"
    PATH_OUTSIDE = "path_outside"
    SYMLINK = "symlink"
    FILE_MISSING = "file_missing"
    FILE_EXTRA = "file_extra"
    SIZE_DIFFERS = "size_differs"
    HASH_DIFFERS = "hash_differs"
    HEADER_TOO_LARGE = "header_too_large"
    HEADER_UNREADABLE = "header_unreadable"
    TENSOR_TRUNCATED = "tensor_truncated"
    CONFIG_KEY_FORBIDDEN = "config_key_forbidden"
    CONFIG_VALUE = "config_value"
    WEIGHTS_INDEX = "weights_index"
    TENSOR_MISSING = "tensor_missing"
    TENSOR_UNEXPECTED = "tensor_unexpected"
    TENSOR_SHAPE = "tensor_shape"
    WEIGHTS_NOT_FINITE = "weights_not_finite"
    CASES_UNREADABLE = "cases_unreadable"
    CASES_EMPTY = "cases_empty"
    CASE_REPEATED = "case_repeated"
    VECTORS_UNREADABLE = "vectors_unreadable"
    VECTORS_SHAPE = "vectors_shape"
    INDEX_UNREADABLE = "index_unreadable"
    INDEX_OF_ANOTHER_LIBRARY = "index_of_another_library"
    STATES_UNREADABLE = "states_unreadable"
    STATES_OF_ANOTHER_LIBRARY = "states_of_another_library"
    RERANKER_UNKNOWN = "reranker_unknown"
    RERANKER_INCOMPLETE = "reranker_incomplete"
    LIBRARY_OF_ANOTHER_MODEL = "library_of_another_model"
    SETTINGS_INVALID = "settings_invalid"
    TOKENIZER_UNFIT = "tokenizer_unfit"
    NO_VARIANT_FITS = "no_variant_fits"
    GOLDEN_FAILED = "golden_failed"
    NAME_UNUSABLE = "name_unusable"
    ARCHIVE_UNREADABLE = "archive_unreadable"
    SIGNATURE_INVALID = "signature_invalid"
    UNSIGNED = "unsigned"
    OLDER_VERSION = "older_version"
    OTHER_OF_THIS_NAME = "other_of_this_name"
    NOT_INSTALLED = "not_installed"
    IS_SELECTED = "is_selected"
    DISK_FULL = "disk_full"
    SELECTION_UNREADABLE = "selection_unreadable"


class BundleRefusedError(Exception):
    """A bundle or a library that must not be used, with the code and what a message needs."""

    def __init__(self, code: Refusal, **params: object) -> None:
        self.code = code
        self.params: Mapping[str, object] = params
        super().__init__(f"{code} {dict(params)}" if params else str(code))


class SelectedLibraryRefusedError(BundleRefusedError):
    """The same of a library that was selected beside a bundle; the bundle itself is sound."""
