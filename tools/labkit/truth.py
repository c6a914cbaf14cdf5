"""What a report has to say about a capture, known before the capture is made."""

from dataclasses import dataclass, replace
from typing import Any, Sequence


@dataclass(frozen=True)
class Truth:
    """The words are those of the report: verdict, phase, signature ids, closers. Where several are right, `|` stands between them."""

    verdict: str | None
    phase: str | None = None
    """The phase that failed or the last one reached; None when a report may say any."""
    findings: Sequence[str] = ()
    """The signature ids that may be named as the finding, the expected one first; an empty one, or none: no finding."""
    closed_by: str = "any"
    lookalikes: Sequence[str] = ()
    """Lookalike ids that may be named. What else is named is not held against the report."""
    arguments: Sequence[str] = ()
    """Further arguments for `rdpwhy analyze`."""
    attempts: int | None = 1
    """How many attempts the report should hold; None: any number. With more than one, the truth is that of the last."""
    every: bool = False
    """The truth is that of every attempt."""
    without_keys: "Truth | None" = None
    """What can be told without the TLS secrets, when that is less."""

    def as_json(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict,
            "phase": self.phase,
            "findings": list(self.findings),
            "closedBy": self.closed_by,
            "lookalikes": list(self.lookalikes),
            "arguments": list(self.arguments),
            "attempts": self.attempts,
            **({"every": True} if self.every else {}),
            **({"withoutKeys": self.without_keys.as_json()} if self.without_keys else {}),
        }

    def but(self, **changes: Any) -> "Truth":
        """The same truth except for some fields, as when it is seen from the other side."""
        return replace(self, **changes)


def succeeded(closed_by: str = "client", phase: str | None = "active", **more: Any) -> Truth:
    return Truth("succeeded", phase, closed_by=closed_by, **more)


def failed(phase: str | None, *findings: str, closed_by: str, **more: Any) -> Truth:
    return Truth("failed", phase, findings, closed_by, **more)


def incomplete(phase: str | None = None, closed_by: str = "any", **more: Any) -> Truth:
    return Truth("incomplete", phase, closed_by=closed_by, **more)


def nothing(**more: Any) -> Truth:
    """The capture holds no attempt."""
    return Truth(None, attempts=0, **more)
