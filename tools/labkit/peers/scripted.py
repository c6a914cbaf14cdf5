"""Peers that play a list of steps, for what no real peer does on demand."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..certificates import Certificate
from ..topology import CLIENT, SERVER, SERVER_ADDRESS
from .steps import Step, encoded

_PLAYER = os.fspath(Path(__file__).with_name("player.py"))


@dataclass(frozen=True)
class ScriptedServer:
    """Plays its steps in every connection it accepts."""

    steps: Sequence[Step]
    port: int = 3389
    certificate: Certificate | None = None
    """What its TLS steps show."""
    needs: Sequence[str] = ()

    def run(self, bench):
        tls = {}
        if self.certificate:
            picky = any("ciphers" in step for step in self.steps)
            tls = dict(zip(("certificate", "key"), map(str, bench.certificate(self.certificate, rsa=picky))))
        tls["keys"] = str(bench.folder / "scripted-server.keys")
        script = json.dumps({"listen": self.port, "steps": list(map(encoded, self.steps)), "tls": tls})
        process = bench.start(SERVER, "scripted-server", ["python3", "-B", _PLAYER, script], keys=False)
        bench.wait_for_listener(process, self.port, "the scripted server")
        return process

    def description(self) -> str:
        return "a scripted server (" + _told(self.steps) + ")"


@dataclass(frozen=True)
class ScriptedClient:
    """Connects and plays its steps."""

    steps: Sequence[Step]
    host: str = SERVER_ADDRESS
    port: int = 3389
    stay: float = 30
    """Seconds after which it is ended, if its steps are not done before."""
    needs: Sequence[str] = ()

    def run(self, bench) -> None:
        script = json.dumps({"connect": [self.host, self.port], "steps": list(map(encoded, self.steps)),
                             "tls": {"keys": str(bench.folder / "scripted-client.keys"),
                                     "trust": str(bench.folder / "certificate" / "server.crt")}})
        process = bench.start(CLIENT, "scripted-client", ["python3", "-B", _PLAYER, script], keys=False)
        bench.processes.wait(process, self.stay)
        bench.processes.stop(process)

    def description(self) -> str:
        return "a scripted client (" + _told(self.steps) + ")"


def _told(steps: Sequence[Step]) -> str:
    return ", ".join(step["do"] for step in steps) or "connect only"
