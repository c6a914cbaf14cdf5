"""Runs situations, some at a time, and leaves nothing behind."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import Iterator, Sequence

from . import secrets
from .bench import Bench, Lab
from .display import SOCKETS
from .processes import Cancelled
from .situation import Named, Situation
from .topology import make_folder, reason_not_possible, remove_leftovers

_NEEDED = ("ip", "nft", "ethtool", "unshare", "setpriv", "dumpcap", "editcap", "mergecap", "tshark", "openssl", "cc", "sysctl")
_TRIES = 2
"""Some situations are races between two peers: a capture that does not show its situation is made again."""


@dataclass
class Options:
    out: Path
    jobs: int
    seed: int | None
    keep: bool


class Runner:
    def __init__(self, options: Options) -> None:
        self.options = options
        self.cancelled = Event()
        self._printing = Lock()
        self._counts = {"made": 0, "skipped": 0, "failed": 0}

    def run(self, chosen: Sequence[Named]) -> int:
        """Runs all; 0 when none failed."""
        if reason := reason_to_skip([]):
            print(f"skipped all {len(chosen)}: {reason}")
            return 0
        began = time.monotonic()
        self.options.out.mkdir(parents=True, exist_ok=True)
        with workplace(self.options.keep) as folder:
            lab = Lab(folder, secrets.compile_shim(folder), self.cancelled)
            self._run_some_at_a_time(lab, chosen)
        told = ", ".join(f"{number} {what}" for what, number in self._counts.items() if number or what == "made")
        print(f"{told} in {time.monotonic() - began:.0f} s")
        return 1 if self._counts["failed"] else 0

    def _run_some_at_a_time(self, lab: Lab, chosen: Sequence[Named]) -> None:
        """Threads suffice: the work is done by other programs. An interrupt ends every wait of every thread."""
        with ThreadPoolExecutor(self.options.jobs) as pool:
            longest_first = sorted(chosen, key=lambda named: -_seconds(named.situation(self.options.seed)))
            futures = [pool.submit(self._one, lab, named) for named in longest_first]
            try:
                for future in futures:
                    future.result()
            except BaseException:
                self.cancelled.set()
                pool.shutdown(cancel_futures=True)
                raise

    def _one(self, lab: Lab, named: Named) -> None:
        situation = named.situation(self.options.seed)
        if reason := _missing(_programs(situation)):
            return self._tell("skipped", named.name, reason)
        for attempt in range(1, _TRIES + 1):
            if self.cancelled.is_set():
                return
            bench = Bench(lab, named.name, situation, self.options.out)
            began = time.monotonic()
            try:
                bench.run()
                return self._tell("made", named.name, f"{time.monotonic() - began:.1f} s")
            except Cancelled:
                return self._discard(named)
            except Exception as error:
                self._discard(named)
                if attempt == _TRIES:
                    self._tell("failed", named.name, str(error) or repr(error))
            finally:
                if not self.options.keep:
                    bench.remove()

    def _discard(self, named: Named) -> None:
        """A truth without its capture is worth nothing."""
        for part in ("", ".far"):
            for ending in (".pcapng", ".truth.json"):
                (self.options.out / f"{named.name}{part}{ending}").unlink(missing_ok=True)

    def _tell(self, what: str, name: str, detail: str) -> None:
        with self._printing:
            self._counts[what] += 1
            print(f"{what:8}{name:40}{detail}", flush=True)


@contextmanager
def workplace(keep: bool = False) -> Iterator[Path]:
    """A folder for the files of this lab; with it goes what an X server leaves, and what another lab left that was killed."""
    remove_leftovers()
    folder = make_folder()
    sockets_were_there = SOCKETS.exists()
    try:
        yield folder
    finally:
        if not sockets_were_there and SOCKETS.is_dir() and not any(SOCKETS.iterdir()):
            SOCKETS.rmdir()
        if keep:
            print(f"kept {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def reason_to_skip(situations: Sequence[Situation]) -> str | None:
    """Why this machine cannot make these situations; None when it can."""
    return reason_not_possible() or _missing([*_NEEDED, *(program for situation in situations for program in _programs(situation))])


def _programs(situation: Situation) -> list[str]:
    peers = [program for peer in (*situation.servers, *situation.clients) for program in peer.needs]
    return [*peers, situation.captured_by[0], *(["dnsmasq"] if situation.network.names is not None else [])]


def _seconds(situation: Situation) -> float:
    """How long a situation may take: its clients' patience, or its pauses."""
    return sum(getattr(client, "stay", getattr(client, "seconds", 0)) for client in situation.clients)


def _missing(programs: Sequence[str]) -> str | None:
    absent = sorted({program for program in programs if not shutil.which(program)})
    return f"no {', '.join(absent)} (tools/setup --lab installs what is missing)" if absent else None
