"""The peers that come from PyPI: `tools/setup --lab` puts them into a virtual environment of the checkout."""

import os
from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / ".build" / "lab-venv" / "bin"
PYTHON = os.fspath(_FOLDER / "python")


def program(name: str) -> str:
    """The path of an installed program."""
    return os.fspath(_FOLDER / name)
