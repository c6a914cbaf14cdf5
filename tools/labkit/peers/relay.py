"""A program in front of a real server that changes what it says, and plays the CredSSP server."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping, Sequence

from ..certificates import Certificate
from ..environment import PYTHON
from ..topology import SERVER
from .xrdp import Xrdp

_PROGRAM = os.fspath(Path(__file__).with_name("relay_program.py"))
BACKEND_PORT = 3999


@dataclass(frozen=True)
class CredSSP:
    """What the CredSSP server is like."""

    version: int = 6
    refusal: int = 0xC000006D
    """The NTSTATUS for a wrong password."""
    refusal_at_key: int | None = None
    """The NTSTATUS for the client's public key, if that is to be refused."""
    user: str = "alice"
    password: str = "lab-password"


@dataclass(frozen=True)
class Relay:
    """Passes a session on to `server`, TLS on both sides, with some changes."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    """licence: code; error_info: codes, at: "licence" or "font-map", after: seconds, ultimatum: bool, reason: of it; connect_result,
    join_result: MCS results; silent_after: "client-info" or "licence"; early: authorization result; maximum: TLS version."""
    credssp: CredSSP | None = None
    protocol: int = 1
    """The security protocol that it selects."""
    port: int = 3389
    certificate: Certificate = Certificate()
    server: Any = Xrdp(security="tls", port=BACKEND_PORT)

    @property
    def needs(self) -> Sequence[str]:
        return (*self.server.needs, *([PYTHON] if self.credssp else []))

    def run(self, bench):
        self.server.run(bench)
        certificate, key = map(str, bench.certificate(self.certificate, rsa=True))
        script = {"listen": self.port, "backend": BACKEND_PORT, "protocol": self.protocol, "certificate": certificate, "key": key,
                  "keys": str(bench.folder / "relay.keys"), **self.changes}
        environment = {}
        if self.credssp:
            users = bench.home("relay") / "users"
            users.write_text(f":{self.credssp.user}:{self.credssp.password}\nLAB:{self.credssp.user}:{self.credssp.password}\n")
            environment["NTLM_USER_FILE"] = str(users)
            script["credssp"] = {"version": self.credssp.version, "refusal": self.credssp.refusal, "certificate": certificate}
            if self.credssp.refusal_at_key is not None:
                script["credssp"]["refusal_at_key"] = self.credssp.refusal_at_key
        python = PYTHON if self.credssp else "python3"
        process = bench.start(SERVER, "relay", [python, "-B", _PROGRAM, json.dumps(script)], environment, keys=False)
        bench.wait_for_listener(process, self.port, "the relay")
        return process

    def description(self) -> str:
        how = [*(f"{name} {value}" for name, value in self.changes.items())]
        if self.credssp:
            how.append(f"CredSSP version {self.credssp.version} with pyspnego")
        return f"a relay ({', '.join(how) or 'no change'}) in front of {self.server.description()}"
