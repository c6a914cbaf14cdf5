"""Compares what rdpwhy says about captures with the truth about them.

DIR holds the captures of `tools/lab` with their NAME.truth.json, or folders with capture.pcapng and expect.json, as
Tests/Fixtures does. Each wrong case is one line, then come the rates. What is known to be missing still is listed in
tools/labkit/expected-missing.txt; a case on that list that is right has to be taken off it.

Exit status: 0 all right, 1 something is wrong, 2 usage.
"""

import argparse
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Sequence

from .accuracy import Rates, as_page, rates
from .cases import Case, Result, find_cases
from .missing import Missing

_ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    arguments = _arguments()
    program = arguments.rdpwhy or _find_program()
    if program is None:
        return _trouble("no rdpwhy found: build it, or give --rdpwhy PATH")
    views = (True, False) if arguments.write else (not arguments.no_keys,)
    results = {}
    for keys in views:
        cases = [case for folder in (arguments.folder, *arguments.also) for case in find_cases(folder, keys)
                 if not arguments.names or case.name in arguments.names]
        if not cases:
            return _trouble(f"no captures with a truth in {arguments.folder}")
        results[keys] = _check(cases, program)
    missing = Missing.read()
    if arguments.prune:
        missing = missing.without(result for view in results.values() for result in view)
        missing.write()
    wrong = sum([_print(view, missing) for view in results.values()])
    if arguments.write:
        arguments.write.write_text(as_page(results[True], results[False], missing))
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools/evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these captures")
    parser.add_argument("--also", type=Path, metavar="DIR", action="append", default=[], help="captures of another seed")
    view = parser.add_mutually_exclusive_group()
    view.add_argument("--keys", action="store_true", help="with the TLS secrets that the captures hold (the default)")
    view.add_argument("--no-keys", action="store_true", help="without them, as most people capture")
    view.add_argument("--write", type=Path, metavar="FILE", help="both ways, and write the rates as a page (docs/ACCURACY.md)")
    parser.add_argument("--rdpwhy", metavar="PATH", help="the program to ask (default: the newest build, else the one in PATH)")
    parser.add_argument("--prune", action="store_true", help="take off the list of what is missing what is missing no more")
    return parser.parse_args()


def _trouble(text: str) -> int:
    print(f"evaluate: {text}", file=sys.stderr)
    return 2


def _find_program() -> str | None:
    """The newest build of this checkout, else what the shell would run."""
    builds = [_ROOT / ".build" / kind / "rdpwhy" for kind in ("release", "debug")]
    built = sorted((path for path in builds if path.exists()), key=lambda path: path.stat().st_mtime)
    return str(built[-1]) if built else shutil.which("rdpwhy")


def _check(cases: Sequence[Case], program: str) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="rdpwhy-evaluate-") as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda case: case.check(program, Path(folder)), cases))


def _print(results: Sequence[Result], missing: Missing) -> int:
    """Prints the wrong cases and the rates; gives how many are wrong."""
    wrong = 0
    for result in results:
        if words := missing.judge(result):
            wrong += 1
            print(f"{result.case.name}: {words}")
    keys = "with" if results[0].case.keys else "without"
    print(f"{keys} keys: {rates(results)}")
    absent = sum(missing.excuses(result) for result in results)
    print(f"{len(results) - wrong - absent} passed, {wrong} failed" + (f", {absent} known to be missing" if absent else ""))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
