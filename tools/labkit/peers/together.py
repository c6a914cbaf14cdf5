"""Several sessions at the same time."""

import signal
from dataclasses import dataclass
from typing import Sequence

from .xfreerdp import XFreeRDP


@dataclass(frozen=True)
class Together:
    clients: Sequence[XFreeRDP]
    apart: float = 0.3
    """Seconds between two starts."""
    stay: float = 8.0

    @property
    def needs(self) -> Sequence[str]:
        return self.clients[0].needs

    def run(self, bench) -> None:
        running = []
        for number, client in enumerate(self.clients):
            running.append(client.start(bench, number))
            bench.processes.sleep(self.apart)
        bench.start_activity()
        bench.processes.sleep(self.stay)
        for process in running:
            bench.processes.stop(process, signal.SIGTERM)

    def description(self) -> str:
        return f"{len(self.clients)} times {self.clients[0].description()}"
