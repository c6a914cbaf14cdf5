"""Certificates with any dates, names and keys."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from .processes import run

DAY = 86400


@dataclass(frozen=True)
class Certificate:
    """A self-signed server certificate. Days count from now."""

    name: str = "desk.lab.test"
    alternative_names: Sequence[str] = ("DNS:desk.lab.test", "IP:10.77.2.10", "IP:fd77:2::10")
    valid_from: float = -30
    valid_for: float = 180
    key: str = "rsa:2048"
    usage: str = "serverAuth"
    """The extended key usage."""

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Writes the certificate and its key; gives their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        certificate, key, request = folder / "server.crt", folder / "server.key", folder / "server.csr"
        database = folder / "ca"
        database.mkdir(exist_ok=True)
        (database / "index.txt").write_text("")
        configuration = folder / "ca.conf"
        configuration.write_text(self._configuration(database))
        run(["openssl", "req", "-new", "-newkey", self.key, "-nodes", "-keyout", str(key), "-out", str(request),
             "-subj", f"/CN={self.name}", "-config", str(configuration)])
        run(["openssl", "ca", "-batch", "-selfsign", "-notext", "-config", str(configuration), "-keyfile", str(key),
             "-in", str(request), "-out", str(certificate), "-outdir", str(database), "-startdate", self._date(self.valid_from),
             "-enddate", self._date(self.valid_from + self.valid_for)])
        if self.key.startswith("rsa"):
            run(["openssl", "rsa", "-in", str(key), "-traditional", "-out", str(key)])
        return certificate, key

    def _configuration(self, database: Path) -> str:
        names = ",".join(self.alternative_names)
        return f"""[req]
distinguished_name = subject
prompt = no
[subject]
CN = {self.name}
[ca]
default_ca = lab
[lab]
database = {database}/index.txt
default_md = sha256
policy = any
rand_serial = yes
x509_extensions = server
[any]
commonName = supplied
[server]
extendedKeyUsage = {self.usage}
keyUsage = digitalSignature, keyEncipherment
{f"subjectAltName = {names}" if names else ""}
"""

    @staticmethod
    def _date(days: float) -> str:
        return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * DAY))
