"""nmap with its scripts about RDP: many short connections."""

from dataclasses import dataclass
from typing import Sequence

from ..topology import CLIENT, SERVER_ADDRESS
from .versions import debian


@dataclass(frozen=True)
class Nmap:
    scripts: str = "rdp-enum-encryption,rdp-ntlm-info,ssl-cert"
    host: str = SERVER_ADDRESS
    port: int = 3389
    patience: float = 25
    needs: Sequence[str] = ("nmap",)

    def run(self, bench) -> None:
        command = ["nmap", "-n", "-Pn", "-p", str(self.port), *(["--script", self.scripts] if self.scripts else []), self.host]
        process = bench.start(CLIENT, "nmap", command, keys=False)
        bench.processes.wait(process, self.patience)
        bench.processes.stop(process)

    def description(self) -> str:
        return f"nmap {debian('nmap')}" + (f" ({self.scripts})" if self.scripts else "")
