"""How often reports are right, as numbers and as a page."""

from dataclasses import dataclass
from typing import Sequence

from .cases import Result
from .missing import Missing


@dataclass(frozen=True)
class Rates:
    """Each is how many are right, of how many."""

    verdict: tuple[int, int]
    phase: tuple[int, int]
    signature: tuple[int, int]
    """Among those that have to name one."""
    false_alarms: tuple[int, int]
    """How many, among those in which nothing failed."""

    def __str__(self) -> str:
        return (f"verdict {_share(self.verdict)}, phase {_share(self.phase)}, signature {_share(self.signature)}, "
                f"false alarms {_share(self.false_alarms)}")


def rates(results: Sequence[Result]) -> Rates:
    def right(about: str, among: Sequence[Result]) -> tuple[int, int]:
        return sum(about not in result.wrong_about for result in among), len(among)
    healthy = [result for result in results if not result.case.may_fail]
    named = [result for result in results if None not in result.case.findings]
    return Rates(right("verdict", results), right("phase", results), right("finding", named),
                 (sum(result.false_alarm for result in healthy), len(healthy)))


def as_page(with_keys: Sequence[Result], without_keys: Sequence[Result], missing: Missing) -> str:
    views = (("with TLS secrets", with_keys), ("without", without_keys))
    lines = ["# Accuracy", "",
             "What rdpwhy says about every capture of the lab, compared with the truth that was written down before the capture was made.",
             "Made by `tools/lab all --seed N --out DIR`, once or with several seeds, and `tools/evaluate --write docs/ACCURACY.md DIR "
             "[--also DIR]`.", "",
             "| | captures | verdict right | phase right | signature right | false alarms |", "|---|---|---|---|---|---|"]
    for name, results in views:
        found = rates(results)
        cells = (_share(found.verdict), _share(found.phase), _share(found.signature), _share(found.false_alarms))
        lines.append(f"| {name} | {len(results)} | {' | '.join(cells)} |")
    lines += ["", "Signatures count among captures in which something failed, false alarms among those in which nothing did.", ""]
    for name, results in views:
        lines += _wrong_cases(name, results, missing)
    return "\n".join(lines + _situations(with_keys, without_keys)).rstrip() + "\n"


def _situations(with_keys: Sequence[Result], without_keys: Sequence[Result]) -> list[str]:
    """How many captures of each situation are right in each view, beside what is to be said of it."""
    lines = ["## Every situation", "",
             "How often all that is said of a situation's capture was right. A capture at the far end of the path is called `.far`.", "",
             "| situation | to be told | with TLS secrets | without |", "|---|---|---|---|"]
    for name in sorted({result.case.name for result in with_keys}):
        views = [[result for result in view if result.case.name == name] for view in (with_keys, without_keys)]
        right = [f"{sum(not result.wrong for result in view)} of {len(view)}" for view in views]
        lines.append(f"| {name} | {_told(views[0][0])} | {' | '.join(right)} |")
    return lines


def _told(result: Result) -> str:
    named = [f"`{identifier}`" for identifier in result.case.findings if identifier]
    return " or ".join(named) or str(result.case.truth.get("verdict") or "no attempt").replace("|", " or ")


def _wrong_cases(name: str, results: Sequence[Result], missing: Missing) -> list[str]:
    wrong = [result for result in results if result.wrong]
    if not wrong:
        return []
    lines = [f"## Wrong {name}", "", "| situation | what is wrong | why |", "|---|---|---|"]
    for result in wrong:
        why = missing.entries.get((result.case.name, result.case.keys), "a fault of rdpwhy, to be mended")
        lines.append(f"| {result.case.name} | {'; '.join(result.wrong)} | {why} |")
    return [*lines, ""]


def _share(pair: tuple[int, int]) -> str:
    right, total = pair
    return f"{right} of {total}" + (f" ({100 * right / total:.1f} %)" if total else "")
