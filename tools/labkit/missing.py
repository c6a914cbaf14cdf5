"""The list of what rdpwhy cannot tell yet, and the check that it holds nothing else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Mapping

from .cases import Result

_FILE = Path(__file__).with_name("expected-missing.txt")
_HEAD = """\
# Situations that rdpwhy does not get right yet, with TLS secrets (keys), without them (no-keys) or both, and what is missing.
# `tools/evaluate` fails for any other wrong case, and for a case on this list that is right: take it off, or use --prune.
"""


@dataclass(frozen=True)
class Missing:
    entries: Mapping[tuple[str, bool], str]
    """By name of the case and whether it is seen with keys: what is missing."""

    @staticmethod
    def read() -> "Missing":
        entries = {}
        for line in _FILE.read_text().splitlines():
            if line and not line.startswith("#"):
                name, view, what = (line.split(None, 2) + [""])[:3]
                entries |= {(name, keys): what for keys in {"keys": (True,), "no-keys": (False,)}.get(view, (True, False))}
        return Missing(entries)

    def write(self) -> None:
        names = sorted({name for name, _ in self.entries})
        lines = []
        for name in names:
            views = [keys for keys in (True, False) if (name, keys) in self.entries]
            view = "both" if len(views) == 2 else "keys" if views[0] else "no-keys"
            lines.append(f"{name:32}{view:9}{self.entries[name, views[0]]}".rstrip())
        _FILE.write_text(_HEAD + "\n".join(lines) + "\n")

    def without(self, results: Iterable[Result]) -> "Missing":
        """The list without what is right by now."""
        right = {(result.case.name, result.case.keys) for result in results if not result.wrong}
        return Missing({key: what for key, what in self.entries.items() if key not in right})

    def excuses(self, result: Result) -> bool:
        return bool(result.wrong) and (result.case.name, result.case.keys) in self.entries

    def judge(self, result: Result) -> str:
        """What to say about a case; nothing when it is right, or wrong as expected."""
        listed = (result.case.name, result.case.keys) in self.entries
        if not result.wrong:
            return "is right by now, and still on the list of what is missing" if listed else ""
        return "" if self.excuses(result) else "; ".join(result.wrong)
