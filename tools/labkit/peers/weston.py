"""Weston with its RDP backend: a desktop that is only seen over RDP."""

from dataclasses import dataclass
from typing import Sequence

from ..certificates import Certificate
from ..topology import SERVER
from .versions import debian


@dataclass(frozen=True)
class Weston:
    port: int = 3389
    certificate: Certificate = Certificate()
    needs: Sequence[str] = ("weston", "openssl")

    def run(self, bench):
        bench.home("weston").chmod(0o700)
        certificate, key = bench.certificate(self.certificate, rsa=True)
        process = bench.start(SERVER, "weston", ["weston", "--backend=rdp-backend.so", f"--rdp-tls-cert={certificate}",
                                                 f"--rdp-tls-key={key}", f"--port={self.port}", "--idle-time=0",
                                                 "--width=640", "--height=480"])
        bench.wait_for_listener(process, self.port, "weston")
        return process

    def description(self) -> str:
        return f"weston {debian('weston')} (RDP backend)"
