"""Gives Wine 10 what Windows 10 1809 has and it lacks.

`python -m installer.windows.wine.prepare PREFIX LIBRARIES`, where LIBRARIES is Wine's own folder
`x86_64-windows`: its C runtime is taken from there, whatever lies in a prefix.

Qt 6 links the system's ICU (icuuc.dll), and numpy calls two functions of the C runtime that Wine 10 leaves
out. Here ICU becomes a library whose functions return nothing (Qt asks it for legacy encodings alone), and
the two functions become the few instructions that they are. Only the Wine that tries a build is changed.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_SYSTEM = Path("drive_c/windows/system32")
_CODE = {  # each takes a complex float in rcx and returns a part of it in xmm0
    "crealf": bytes.fromhex("660f6ec1c3"),
    "cimagf": bytes.fromhex("4889c848c1e820660f6ec0c3"),
}
_ICU = (
    "ucnv_open",
    "ucnv_close",
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE",
    "UCNV_TO_U_CALLBACK_SUBSTITUTE",
    "ucnv_reset",
    "ucnv_getMaxCharSize",
    "ucnv_getName",
    "ucnv_getToUCallBack",
    "ucnv_getFromUCallBack",
    "ucnv_setToUCallBack",
    "ucnv_setFromUCallBack",
    "ucnv_cbToUWriteUChars",
    "ucnv_toUnicode",
    "ucnv_cbFromUWriteUChars",
    "ucnv_toUCountPending",
    "ucnv_fromUCountPending",
    "ucnv_getStandardName",
    "ucnv_getAvailableName",
    "ucnv_countAvailable",
    "ucnv_fromUnicode",
)
_COMPILER = "x86_64-w64-mingw32-gcc"  # Debian's gcc-mingw-w64-x86-64


def main(arguments: list[str]) -> int:
    """Prepare one Wine and one prefix of it."""
    prefix, libraries = map(Path, arguments)
    fill_runtime(libraries / "ucrtbase.dll")
    write_icu(prefix / _SYSTEM / "icuuc.dll")
    return 0


def write_icu(target: Path) -> None:
    """Compile a library whose functions return nothing."""
    with tempfile.TemporaryDirectory() as folder:
        source, exports = Path(folder) / "icu.c", Path(folder) / "icu.def"
        source.write_text("".join(f"void *{name}(void) {{ return 0; }}\n" for name in _ICU), encoding="ascii")
        exports.write_text(
            "LIBRARY icuuc.dll\nEXPORTS\n" + "".join(f"  {name}\n" for name in _ICU), encoding="ascii"
        )
        options = ["-shared", "-nostdlib", "-Wl,-e,0", "-o", str(target)]
        subprocess.run([_COMPILER, *options, str(source), str(exports)], check=True)


def fill_runtime(path: Path) -> None:
    """Write the instructions over Wine's stand-ins, which end the program when they are called."""
    content = bytearray(path.read_bytes())
    for name, offset in exported(bytes(content)):
        if name in _CODE:
            content[offset : offset + len(_CODE[name])] = _CODE[name]
    path.write_bytes(content)


def exported(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield each exported function of a 64-bit Windows library with its place in the file."""

    def read(place: int, kind: str) -> tuple[int, ...]:
        return struct.unpack_from(kind, content, place)

    header = read(0x3C, "<I")[0]
    optional, table = read(header + 20, "<H")[0], read(header + 24 + 112, "<I")[0]
    count = read(header + 6, "<H")[0]
    sections = [read(header + 24 + optional + 40 * one + 8, "<IIII") for one in range(count)]

    def place_of(address: int) -> int:
        return next(
            address - start + raw
            for size, start, held, raw in sections
            if start <= address < start + max(size, held)
        )

    directory = place_of(table)
    names = read(directory + 24, "<I")[0]
    functions, labels, numbers = (place_of(one) for one in read(directory + 28, "<III"))
    for one in range(names):
        label = place_of(read(labels + 4 * one, "<I")[0])
        number = read(numbers + 2 * one, "<H")[0]
        yield (
            content[label : content.index(0, label)].decode("ascii"),
            place_of(read(functions + 4 * number, "<I")[0]),
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
