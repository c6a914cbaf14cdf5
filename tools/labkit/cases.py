"""A capture with the truth about it, and what a report gets wrong."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Sequence

from .capture import without_secrets

_PATIENCE = 60
"""Seconds that one report may take."""
_ALARMS = {"failed", "unexplained"}


@dataclass(frozen=True)
class Result:
    case: "Case"
    wrong: Sequence[str]
    """What is wrong, in words; nothing when all is right."""
    wrong_about: frozenset[str] = frozenset()
    """verdict, phase, finding: which of them are wrong."""
    false_alarm: bool = False
    """A failure is reported where nothing failed."""


@dataclass(frozen=True)
class Case:
    name: str
    capture: Path
    truth: dict[str, Any] = field(repr=False)
    keys: bool

    @property
    def fails(self) -> bool:
        """Whether a report has to name a failure."""
        return _ALARMS >= set(str(self.truth.get("verdict")).split("|"))

    @property
    def may_fail(self) -> bool:
        return bool(_ALARMS & set(str(self.truth.get("verdict")).split("|")))

    @property
    def findings(self) -> list[str | None]:
        """The ids that may be named, the expected one first; None stands for no finding."""
        found = self.truth["findings"] if "findings" in self.truth else [self.truth.get("finding")]
        return [identifier or None for identifier in found] or [None]

    def check(self, program: str, folder: Path) -> Result:
        """Asks the program about the capture; without keys, about a copy without secrets in `folder`."""
        capture = self.capture
        if not self.keys:
            capture = folder / f"{self.name}.pcapng"
            without_secrets(self.capture, capture)
        try:
            done = subprocess.run([program, "analyze", "-T", "json", *self.truth.get("arguments", []), str(capture)],
                                  capture_output=True, text=True, timeout=_PATIENCE)
            attempts = json.loads(done.stdout)["attempts"]
        except subprocess.TimeoutExpired:
            return self._nothing(f"expected a report, got none in {_PATIENCE} s")
        except OSError as error:
            return self._nothing(f"cannot run {program}: {error.strerror}")
        except (ValueError, KeyError, TypeError):
            said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
            return self._nothing(f"expected a report, got exit status {done.returncode} and {said}")
        finally:
            if not self.keys:
                capture.unlink(missing_ok=True)
        return self._compare(attempts, done.returncode)

    def _nothing(self, words: str) -> Result:
        return Result(self, [words], frozenset({"verdict", "phase", "finding"}))

    def _compare(self, attempts: list[dict[str, Any]], status: int) -> Result:
        words, about = [], set()
        wanted = self.truth.get("attempts", 1)
        if wanted is not None and len(attempts) != wanted:
            words.append(f"expected {wanted} attempt{'s' * (wanted != 1)}, got {len(attempts)}")
            about |= {"verdict", "phase", "finding"} if not attempts or not wanted else set()
        if wanted != 0:
            for attempt in attempts if self.truth.get("every") else attempts[-1:]:
                for key, text in self._differences(attempt):
                    words.append(text)
                    about.add(key)
        alarm = not self.may_fail and any(attempt["verdict"] in _ALARMS for attempt in attempts)
        return Result(self, list(dict.fromkeys(words)) + _wrong_status(attempts, status), frozenset(about), alarm)

    def _differences(self, attempt: dict[str, Any]) -> list[tuple[str, str]]:
        found = []
        for key in ("verdict", "phase", "closedBy"):
            right, said = self.truth.get(key), attempt.get(key)
            if right not in (None, "any") and said not in right.split("|"):
                found.append((key, f"expected {key} {right.replace('|', ' or ')}, got {said}"))
        named = (attempt.get("finding") or {}).get("id")
        if named not in self.findings:
            expected = " or ".join(identifier or "no finding" for identifier in self.findings)
            found.append(("finding", f"expected {expected}, got {named or 'no finding'}"))
        return found


def find_cases(folder: Path, keys: bool) -> list[Case]:
    """The cases of a folder, sorted by name. Without keys the truth is what can be told without them."""
    pairs = [(path.name.removesuffix(".truth.json"), path, path.with_name(path.name.replace(".truth.json", ".pcapng")))
             for path in sorted(folder.glob("*.truth.json"))]
    pairs += [(path.parent.name, path, path.with_name("capture.pcapng")) for path in sorted(folder.glob("*/expect.json"))]
    cases = []
    for name, path, capture in pairs:
        truth = json.loads(path.read_text())
        if capture.exists():
            cases.append(Case(name, capture, truth if keys else truth | truth.get("withoutKeys", {}), keys))
    return cases


def _wrong_status(attempts: list[dict[str, Any]], status: int) -> list[str]:
    """The exit status follows from the verdicts: 1 before 3, and 3 only if no attempt succeeded."""
    verdicts = {attempt["verdict"] for attempt in attempts}
    expected = 1 if verdicts & _ALARMS else 0 if "succeeded" in verdicts else 3
    return [] if status == expected else [f"expected exit status {expected}, got {status}"]
