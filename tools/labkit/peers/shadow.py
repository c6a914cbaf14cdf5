"""The FreeRDP shadow server: TLS, NLA with NTLM, and standard RDP security."""

import shutil
from dataclasses import dataclass
from typing import Sequence

from ..certificates import Certificate
from ..processes import run
from ..topology import SERVER
from .versions import debian


@dataclass(frozen=True)
class Shadow:
    security: str = "tls"
    """tls, nla, rdp or ext: the only protocol it agrees to."""
    port: int = 3389
    user: str = "alice"
    password: str = "lab-password"
    certificate: Certificate = Certificate()
    needs: Sequence[str] = ("freerdp-shadow-cli", "Xvfb", "openssl")

    def run(self, bench):
        home = bench.home("shadow")
        store = home / ".config" / "freerdp" / "shadow"
        store.mkdir(parents=True)
        certificate, key = bench.certificate(self.certificate, rsa=True)
        shutil.copy(certificate, store / "shadow.crt")
        shutil.copy(key, store / "shadow.key")
        users = home / "users"
        users.write_text(f"{self.user}:::{nt_hash(self.password)}:::\n")
        # -auth: without it a TLS session is ended after some seconds, when the machine does not know the user.
        process = bench.start(SERVER, "shadow", ["freerdp-shadow-cli", f"/port:{self.port}", f"/sec:{self.security}",
                                                 f"/sam-file:{users}", "-auth"], {"DISPLAY": bench.displays.name("servers")})
        bench.wait_for_listener(process, self.port, "shadow")
        return process

    def description(self) -> str:
        return f"freerdp-shadow-cli {debian('freerdp2-shadow-x11')} (/sec:{self.security})"


def nt_hash(password: str) -> str:
    command = ["openssl", "dgst", "-md4", "-provider", "legacy", "-provider", "default"]
    return run([*command, "-r", "/dev/stdin"], input=password.encode("utf-16-le").decode("latin-1")).split()[0]
