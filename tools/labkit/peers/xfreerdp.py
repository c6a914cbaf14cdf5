"""The xfreerdp client."""

import signal
from dataclasses import dataclass
from typing import Sequence

from ..topology import CLIENT, SERVER_ADDRESS
from .versions import debian


@dataclass(frozen=True)
class XFreeRDP:
    host: str = SERVER_ADDRESS
    port: int = 3389
    security: str | None = None
    """tls, nla, rdp or ext; None: it negotiates."""
    user: str = "alice"
    password: str = "lab-password"
    certificate: str = "ignore"
    """ignore: accept any; deny: refuse one that is not trusted; tofu: trust the first."""
    tls12: bool = False
    """No TLS 1.3, so that the certificate can be seen."""
    stay: float = 8.0
    """Seconds after which it is told to end, unless it ends by itself before."""
    client_name: str = "lab-client"
    options: Sequence[str] = ()
    needs: Sequence[str] = ("xfreerdp", "Xvfb")

    def run(self, bench) -> None:
        process = self.start(bench)
        bench.start_activity()
        bench.processes.wait(process, self.stay)
        bench.processes.stop(process, signal.SIGTERM)

    def start(self, bench, number: int = 0):
        host = f"[{self.host}]" if ":" in self.host else self.host
        command = ["xfreerdp", f"/v:{host}", f"/port:{self.port}", f"/u:{self.user}", f"/p:{self.password}", f"/cert:{self.certificate}",
                   f"/client-hostname:{self.client_name}", "/w:640", "/h:480", "/bpp:16", "-wallpaper", "-themes", "+compression",
                   *([f"/sec:{self.security}"] if self.security else []), *(["+enforce-tlsv1_2"] if self.tls12 else []), *self.options]
        ciphers = bench.situation.scene.ciphers
        if ciphers and self.tls12 and not any(option.startswith("/tls-") for option in self.options):
            command.append(f"/tls-ciphers:{ciphers}")
        return bench.start(CLIENT, f"xfreerdp-{number}", command, {"DISPLAY": bench.displays.name("clients")})

    def description(self) -> str:
        security = f" (/sec:{self.security})" if self.security else ""
        return f"xfreerdp {debian('freerdp2-x11')}{security}"
