"""xrdp without a session behind it: everything up to its login window is there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..certificates import Certificate
from ..topology import SERVER
from .versions import debian

_INSTALLED = Path("/etc/xrdp/xrdp.ini")


@dataclass(frozen=True)
class Xrdp:
    security: str = "tls"
    """tls, rdp or negotiate."""
    port: int = 3389
    protocols: str = "TLSv1.2, TLSv1.3"
    ciphers: str = ""
    encryption: str = "high"
    """Level of standard RDP security: none, low, medium, high, fips."""
    certificate: Certificate = Certificate()
    needs: Sequence[str] = ("xrdp", "openssl")

    def run(self, bench):
        home = bench.home("xrdp")
        certificate, key = bench.certificate(self.certificate, rsa=bool(self.ciphers) or self.security != "tls")
        settings = {"port": str(self.port), "security_layer": self.security, "crypt_level": self.encryption,
                    "certificate": str(certificate), "key_file": str(key), "ssl_protocols": self.protocols,
                    "LogFile": str(home / "xrdp-server.log"), "EnableSyslog": "false"}
        if self.ciphers:
            settings["tls_ciphers"] = self.ciphers
        configuration = home / "xrdp.ini"
        configuration.write_text(_with_settings(_INSTALLED.read_text(), settings))
        process = bench.start(SERVER, "xrdp", ["xrdp", "--nodaemon", "--config", str(configuration)])
        bench.wait_for_listener(process, self.port, "xrdp")
        return process

    def description(self) -> str:
        return f"xrdp {debian('xrdp')} (security_layer={self.security})"


def _with_settings(text: str, settings: dict[str, str]) -> str:
    """Replaces settings of the installed configuration; those it does not have go into [Globals]."""
    lines, left = [], dict(settings)
    for line in text.splitlines():
        key = line.split("=")[0].strip().lstrip("#;")
        if key in settings and "=" in line:
            line = f"{key}={left.pop(key)}" if key in left else "#"
        lines.append(line)
    start = next(number for number, line in enumerate(lines) if line.strip() == "[Globals]")
    lines[start + 1:start + 1] = [f"{key}={value}" for key, value in left.items()]
    return "\n".join(lines) + "\n"
