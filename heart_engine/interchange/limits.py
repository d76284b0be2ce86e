"""How much of an untrusted file is read at all; checked before anything is allocated for it."""

from __future__ import annotations

MAX_FILE_BYTES = 32_000_000
MAX_CELLS = 250_000
MAX_COLUMNS = 1_000
MAX_CELL_CHARACTERS = 32_767  # what a spreadsheet itself allows
MAX_TEXT_CHARACTERS = 50_000  # a pasted report
MAX_CANDIDATES = 50_000  # some 1,600 studies; more is a hospital's data, not an import
MAX_CHECKED_STUDIES = 300  # whose numbers are compared at once; the time of the child is for reading

MAX_ZIP_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 128_000_000
MAX_ZIP_RATIO = 200
ZIP_RATIO_FROM_BYTES = 1_000_000  # small parts of a sound workbook are packed tighter than that

MAX_NESTING = 64
MAX_RESOURCES = 20_000  # resources of a bundle, content items of a report

MAX_HOSPITAL_BYTES = 200_000_000  # a hospital's own export, cleaned by its engineer: read row by row
MAX_HOSPITAL_CELLS = 20_000_000
MAX_HOSPITAL_UNPACKED = 1_000_000_000
