"""Peers that do nothing for a while, or stop doing anything."""

import signal
from dataclasses import dataclass
from typing import Sequence


@dataclass(frozen=True)
class Pause:
    """Time between two clients."""

    seconds: float
    needs: Sequence[str] = ()

    def run(self, bench) -> None:
        bench.processes.sleep(self.seconds)

    def description(self) -> str:
        return ""


@dataclass(frozen=True)
class Frozen:
    """A server that is stopped as soon as it listens: the kernel still accepts connections for it, and nobody answers."""

    server: object

    @property
    def needs(self) -> Sequence[str]:
        return self.server.needs

    def run(self, bench) -> None:
        self.server.run(bench).send_signal(signal.SIGSTOP)

    def description(self) -> str:
        return f"{self.server.description()}, stopped with SIGSTOP"


@dataclass(frozen=True)
class Mortal:
    """A server that is killed some seconds after it listens."""

    server: object
    seconds: float

    @property
    def needs(self) -> Sequence[str]:
        return self.server.needs

    def run(self, bench) -> None:
        process = self.server.run(bench)
        bench.processes.start("killer", ["sh", "-c", f"sleep {self.seconds} && kill -KILL {process.pid}"])

    def description(self) -> str:
        return f"{self.server.description()}, killed after {self.seconds} s"
