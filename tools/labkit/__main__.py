"""The command line of the lab."""

import argparse
import os
import signal
import sys
from pathlib import Path
from threading import Event
from typing import Sequence

from .fixtures import copy_fixtures
from .live import check_live
from .parting import check_diff
from .runner import Options, Runner, reason_to_skip
from .situation import Named, all_situations

_EXAMPLES = """examples:
  tools/lab ready [NAME...]            whether the lab can run here, and if not, why
  tools/lab list                       every situation, one a line
  tools/lab run cert-expired           make one capture in ./lab-captures
  tools/lab all --out DIR              make them all
  tools/evaluate DIR                   compare what rdpwhy says with the truth
  tools/lab live --rdpwhy PATH         let rdpwhy capture by itself, compare live verdicts with later ones
  tools/lab diff --rdpwhy PATH DIR     compare a good capture of DIR with the TLS failures there, by `rdpwhy diff`
  tools/lab fixtures DIR               copy captures to Tests/Fixtures
"""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools/lab", description="Makes captures of RDP connections whose outcome is known.",
                                     epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="ready|list|run|all|live|diff|fixtures")
    asking = verbs.add_parser("ready", help="say whether the lab can run here")
    asking.add_argument("names", nargs="*", metavar="NAME", help="with what these situations need")
    verbs.add_parser("list", help="print every situation")
    for verb, help in (("run", "make some captures"), ("all", "make every capture")):
        making = verbs.add_parser(verb, help=help)
        making.add_argument("--jobs", type=int, default=8, metavar="N", help="how many at a time (8)")
        making.add_argument("--out", type=Path, default=Path("lab-captures"), metavar="DIR", help="where captures go (lab-captures)")
        making.add_argument("--seed", type=int, metavar="N", help="vary the situations; without it they are as plain as can be")
        making.add_argument("--keep", action="store_true", help="keep the logs of the peers, and say where")
        if verb == "run":
            making.add_argument("names", nargs="+", metavar="NAME")
    living = verbs.add_parser("live", help="check what rdpwhy says while it captures")
    parting = verbs.add_parser("diff", help="check where rdpwhy sees a handshake part from a good one")
    for checking in (living, parting):
        checking.add_argument("--rdpwhy", type=Path, required=True, metavar="PATH", help="the program to check")
    parting.add_argument("folder", type=Path, metavar="DIR")
    copying = verbs.add_parser("fixtures", help="copy captures to the tests' fixtures")
    copying.add_argument("folder", type=Path, metavar="DIR")
    copying.add_argument("names", nargs="*", metavar="NAME", help="only these situations")
    return parser.parse_args()


def _chosen(names: Sequence[str]) -> list[Named]:
    """The situations of these names, all when there are none."""
    known = {named.name: named for named in all_situations()}
    if unknown := [name for name in names if name not in known]:
        print(f"lab: no situation is called {', '.join(unknown)}; `tools/lab list` prints them all", file=sys.stderr)
        sys.exit(2)
    return [known[name] for name in names] if names else list(known.values())


def _list() -> int:
    for named in all_situations():
        situation = named.situation()
        finding = situation.truth.findings[0] if situation.truth.findings else ""
        verdict = situation.truth.verdict or "no attempt"
        print(f"{named.name:32}{verdict:12}{finding:34}{situation.title}")
    return 0


_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _interrupt(*_: object) -> None:
    """Ends the lab once; a second signal must not end the clearing up."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> int:
    arguments = _arguments()
    for number in _STOPPING:
        signal.signal(number, _interrupt)
    if arguments.verb == "ready":
        reason = reason_to_skip([named.situation() for named in _chosen(arguments.names)] if arguments.names else [])
        print(reason or "ready")
        return 1 if reason else 0
    if arguments.verb == "list":
        return _list()
    if arguments.verb == "fixtures":
        return copy_fixtures(arguments.folder, _chosen(arguments.names), required=bool(arguments.names))
    if arguments.verb == "live":
        return check_live(arguments.rdpwhy, Event())
    if arguments.verb == "diff":
        return check_diff(arguments.rdpwhy, arguments.folder)
    chosen = _chosen(arguments.names if arguments.verb == "run" else [])
    return Runner(Options(arguments.out.resolve(), max(1, arguments.jobs), arguments.seed, arguments.keep)).run(chosen)


try:
    sys.exit(main())
except KeyboardInterrupt:
    print("interrupted; everything started is stopped", file=sys.stderr)
    sys.exit(130)
except BrokenPipeError:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
