"""Certificates with any dates, names and keys."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from .processes import run

DAY = 86400


@dataclass(frozen=True)
class Certificate:
    """A server certificate, self-signed unless it names an issuer. Days count from now."""

    name: str = "desk.lab.test"
    alternative_names: Sequence[str] = ("DNS:desk.lab.test", "IP:10.77.2.10", "IP:fd77:2::10")
    valid_from: float = -30
    valid_for: float = 180
    key: str = "rsa:2048"
    usage: str = "serverAuth"
    """The extended key usage."""
    digest: str = "sha256"
    organization: str = ""
    issuer: str = ""
    """The name of an authority that nobody knows; empty: the certificate signs itself."""

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Writes the certificate and its key; gives their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        certificate, key, request = folder / "server.crt", folder / "server.key", folder / "server.csr"
        database = folder / "ca"
        database.mkdir(exist_ok=True)
        (database / "index.txt").write_text("")
        configuration = folder / "ca.conf"
        configuration.write_text(self._configuration(database))
        kind, _, curve = self.key.partition(":")
        new_key = ["ec", "-pkeyopt", f"ec_paramgen_curve:{curve}"] if kind == "ec" else [self.key]
        run(["openssl", "req", "-new", "-newkey", *new_key, "-nodes", "-keyout", str(key), "-out", str(request),
             "-config", str(configuration)])
        dates = ["-startdate", self._date(self.valid_from), "-enddate", self._date(self.valid_from + self.valid_for)]
        signing = self._authority(folder, configuration) if self.issuer else ["-selfsign", "-keyfile", str(key)]
        run(["openssl", "ca", "-batch", *signing, "-notext", "-config", str(configuration), "-in", str(request),
             "-out", str(certificate), "-outdir", str(database), *dates])
        if self.key.startswith("rsa"):
            run(["openssl", "rsa", "-in", str(key), "-traditional", "-out", str(key)])
        return certificate, key

    def _authority(self, folder: Path, configuration: Path) -> list[str]:
        """Makes the authority; gives the arguments with which it signs."""
        certificate, key = folder / "authority.crt", folder / "authority.key"
        run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "900",
             "-subj", f"/CN={self.issuer}", "-config", str(configuration)])
        return ["-cert", str(certificate), "-keyfile", str(key)]

    def _configuration(self, database: Path) -> str:
        names = ",".join(self.alternative_names)
        return f"""[req]
distinguished_name = subject
prompt = no
[subject]
CN = {self.name}
{f"O = {self.organization}" if self.organization else ""}
[ca]
default_ca = lab
[lab]
database = {database}/index.txt
default_md = {self.digest}
policy = any
rand_serial = yes
x509_extensions = server
[any]
commonName = supplied
organizationName = optional
[server]
extendedKeyUsage = {self.usage}
keyUsage = digitalSignature, keyEncipherment
{f"subjectAltName = {names}" if names else ""}
"""

    @staticmethod
    def _date(days: float) -> str:
        return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * DAY))
