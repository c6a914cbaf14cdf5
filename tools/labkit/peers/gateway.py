"""A Remote Desktop Gateway that says what a situation wants ([MS-TSGU])."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..certificates import Certificate
from ..topology import SERVER

_PROGRAM = os.fspath(Path(__file__).with_name("gateway_program.py"))

GATEWAY_NAME = "gateway.lab.test"


@dataclass(frozen=True)
class Gateway:
    port: int = 443
    accepts: bool = True
    """Whether it believes the user; else it answers 401 over and over."""
    handshake: int = 0
    tunnel: int = 0
    authorization: int = 0
    channel: int = 0
    """Its status in each of its four answers."""
    websocket: bool = False
    """Whether it goes on with WebSocket where the client wants it."""
    tls: bool = True
    """Without TLS it is what stands behind a machine that takes TLS off."""
    certificate: Certificate = Certificate(name=GATEWAY_NAME)
    needs: Sequence[str] = ("openssl",)

    def run(self, bench):
        script = {"listen": self.port, "accepts": self.accepts, "websocket": self.websocket, "handshake": self.handshake,
                  "tunnel": self.tunnel, "authorization": self.authorization, "channel": self.channel,
                  "keys": str(bench.folder / "gateway.keys")}
        if self.tls:
            script["certificate"], script["key"] = map(str, bench.certificate(self.certificate, rsa=True))
        process = bench.start(SERVER, "gateway", ["python3", "-B", _PROGRAM, json.dumps(script)], keys=False)
        bench.wait_for_listener(process, self.port, "the gateway")
        return process

    def description(self) -> str:
        if not self.accepts:
            return "a gateway in Python that answers 401 over and over"
        answers = {name: getattr(self, name) for name in ("handshake", "tunnel", "authorization", "channel")}
        wrong = ", ".join(f"{name} status 0x{code:08X}" for name, code in answers.items() if code)
        return f"a gateway in Python ({wrong or 'accepts'})"
