"""The TLS key log of programs that have no option for one."""

import os
from pathlib import Path
from typing import Sequence

from .processes import run


def compile_shim(folder: Path) -> Path:
    """Compiles the shim that makes any OpenSSL program write a key log."""
    library = folder / "keylog.so"
    run(["cc", "-O1", "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(library), str(Path(__file__).with_name("keylog.c")), "-ldl"])
    return library


def merge(logs: Sequence[Path], into: Path) -> bool:
    """Writes the lines of several logs once each; false when there are none."""
    lines: dict[str, None] = {}
    for log in logs:
        if log.exists():
            lines.update(dict.fromkeys(log.read_text().splitlines()))
    lines.pop("", None)
    into.write_text("".join(f"{line}\n" for line in lines))
    return bool(lines)


def environment(shim: Path, log: Path) -> dict[str, str]:
    return {"LD_PRELOAD": os.fspath(shim), "SSLKEYLOGFILE": os.fspath(log)}
