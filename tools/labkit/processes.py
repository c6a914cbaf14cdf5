"""Programs that are started, and stopped for certain."""

import os
import signal
import subprocess
import time
from pathlib import Path
from threading import Event
from typing import Mapping, Sequence


class Cancelled(Exception):
    """The lab was told to stop."""


class LabError(Exception):
    """A situation could not be made."""


_DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL", "--")
"""Put before a command, so that it ends even when this program is killed and cannot clear up."""


class Processes:
    """Every program of one run. Each gets a process group of its own, so that its children go with it."""

    def __init__(self, logs: Path, cancelled: Event) -> None:
        self.logs = logs
        self.cancelled = cancelled
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None,
              pass_fds: Sequence[int] = (), input: str = "") -> subprocess.Popen[bytes]:
        """Starts a program; what it prints goes to NAME.log, and its standard input is the given text."""
        if self.cancelled.is_set():
            raise Cancelled
        typed = self.logs / f"{name}.input"
        typed.write_text(input)
        with open(self.logs / f"{name}.log", "ab") as log, open(typed, "rb") as stdin:
            process = subprocess.Popen(
                [*_DIES_WITH_US, *command], stdin=stdin, stdout=log, stderr=log, start_new_session=True,
                cwd=self.logs, env={**os.environ, **(environment or {})}, pass_fds=tuple(pass_fds))
        self._running.append(process)
        return process

    def log(self, name: str) -> str:
        path = self.logs / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def sleep(self, seconds: float) -> None:
        if self.cancelled.wait(seconds):
            raise Cancelled

    def wait(self, process: subprocess.Popen[bytes], seconds: float) -> bool:
        """Waits for the program to end by itself; false if it still runs after that time."""
        return self.until(lambda: process.poll() is not None, seconds)

    def until(self, condition, seconds: float) -> bool:
        """Waits until a condition holds; false if it does not within that time."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self.sleep(0.02)
        return True

    def stop(self, process: subprocess.Popen[bytes], how: int = signal.SIGTERM, patience: float = 2.0) -> None:
        """Asks the program to end, then makes it; its children are ended as well."""
        if process.poll() is None:
            process.send_signal(how)
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                pass
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        if process in self._running:
            self._running.remove(process)

    def stop_all(self) -> None:
        for process in reversed(self._running[:]):
            self.stop(process)


def run(command: Sequence[str], input: str | None = None) -> str:
    """Runs a short command and gives its output; an error holds what it said."""
    done = subprocess.run(list(command), input=input, capture_output=True, text=True, start_new_session=True)
    if done.returncode != 0:
        raise LabError(f"{' '.join(command[:4])} …: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
