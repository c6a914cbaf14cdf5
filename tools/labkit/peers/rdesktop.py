"""The rdesktop client: another TLS stack, and standard RDP security that works with xrdp."""

import signal
from dataclasses import dataclass
from typing import Sequence

from ..topology import CLIENT, SERVER_ADDRESS
from .versions import debian


@dataclass(frozen=True)
class Rdesktop:
    host: str = SERVER_ADDRESS
    port: int = 3389
    user: str = "alice"
    client_name: str = "lab-client"
    stay: float = 8.0
    options: Sequence[str] = ()
    needs: Sequence[str] = ("rdesktop", "Xvfb")

    def run(self, bench) -> None:
        command = ["rdesktop", "-u", self.user, "-n", self.client_name, "-g", "640x480", "-a", "8",
                   *self.options, f"{self.host}:{self.port}"]
        # It asks on its standard input whether a certificate is trusted.
        process = bench.start(CLIENT, "rdesktop", command, {"DISPLAY": bench.displays.name("clients")}, input="yes\n" * 3)
        bench.start_activity()
        bench.processes.wait(process, self.stay)
        bench.processes.stop(process, signal.SIGTERM)

    def description(self) -> str:
        return f"rdesktop {debian('rdesktop')}"
