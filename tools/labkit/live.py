"""rdpwhy captures by itself: what it says live has to be what it says about the file that it wrote meanwhile."""

import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Sequence

from . import secrets
from .bench import Bench, Lab
from .capture import Capturing
from .processes import LabError
from .runner import reason_to_skip, workplace
from .situation import all_situations
from .topology import CLIENT

SITUATIONS = ("good-tls-xrdp", "reset-on-clienthello", "firewall-drop")
_SETTLES = 1.5
"""Seconds for the last packets to reach rdpwhy, and for it to look at them."""


class _LiveBench(Bench):
    """A run in which rdpwhy captures beside dumpcap."""

    program = ""

    def _start_captures(self) -> list[Capturing]:
        captures = super()._start_captures()
        self.written = self.folder / "live.pcapng"
        command = [self.program, "capture", "-i", "eth0", "-q", "-f", self.situation.capture_filter, "-w", str(self.written)]
        self._rdpwhy = self.start(CLIENT, "live", command, keys=False)
        if not self.processes.until(self.written.exists, 10):
            raise LabError(f"rdpwhy does not capture: {self.processes.log('live').strip()}")
        self.processes.sleep(0.3)
        return captures

    def _stop_captures(self, captures: Sequence[Capturing]) -> None:
        self.processes.sleep(_SETTLES)
        self.processes.stop(self._rdpwhy, signal.SIGINT)
        super()._stop_captures(captures)

    def compare(self) -> list[str]:
        """What is wrong, in words."""
        live = _verdicts(self.processes.log("live"))
        process = self.processes.start("analyze", [self.program, "analyze", "-q", str(self.written)])
        self.processes.wait(process, 60)
        written = _verdicts(self.processes.log("analyze"))
        expected = {"succeeded": 0, "failed": 1}[str(self.situation.truth.verdict)]
        words = [] if live == written else [f"said {live} live, and {written} about the file"]
        if not live:
            words.append("said nothing live")
        if self._rdpwhy.returncode != expected:
            words.append(f"expected exit status {expected}, got {self._rdpwhy.returncode}")
        return words


def check_live(program: Path, cancelled: Event) -> int:
    """Runs the three situations; 0 when all went well."""
    named = {situation.name: situation for situation in all_situations()}
    situations = [(name, named[name].situation()) for name in SITUATIONS]
    if reason := reason_to_skip([situation for _, situation in situations]):
        print(f"skipped all {len(SITUATIONS)}: {reason}")
        return 0
    _LiveBench.program = str(program.resolve())
    with workplace() as folder, tempfile.TemporaryDirectory() as out, ThreadPoolExecutor() as pool:
        lab = Lab(folder, secrets.compile_shim(folder), cancelled)
        futures = [pool.submit(_check, _LiveBench(lab, name, situation, Path(out))) for name, situation in situations]
        try:
            wrong = [future.result() for future in futures]
        except BaseException:
            cancelled.set()
            raise
    failures = 0
    for name, words in zip(SITUATIONS, wrong, strict=True):
        failures += bool(words)
        if words:
            print(f"{name}: {'; '.join(words)}")
    print(f"{len(SITUATIONS) - failures} passed, {failures} failed")
    return 1 if failures else 0


def _check(bench: _LiveBench) -> list[str]:
    try:
        bench.run()
        return bench.compare()
    except LabError as error:
        return [str(error)]
    finally:
        bench.processes.stop_all()


def _verdicts(log: str) -> list[str]:
    """The lines about attempts, from their number on: before it stands the interface or the file."""
    return [line[line.index("#"):] for line in log.splitlines() if "#" in line]
