"""A proxy that clients ask with HTTP's CONNECT to connect them to a server."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..topology import SERVER

_PROGRAM = os.fspath(Path(__file__).with_name("http_proxy_program.py"))


@dataclass(frozen=True)
class HTTPProxy:
    port: int = 3128
    status: int = 200
    """What it answers; with 200 it connects."""
    reason: str = "Connection established"
    headers: Sequence[str] = ()
    body: str = ""
    needs: Sequence[str] = ()

    def run(self, bench):
        answer = {"status": self.status, "reason": self.reason, "headers": list(self.headers), "body": self.body}
        process = bench.start(SERVER, "http-proxy", ["python3", "-B", _PROGRAM, json.dumps({"listen": self.port, **answer})], keys=False)
        bench.wait_for_listener(process, self.port, "the HTTP proxy")
        return process

    def description(self) -> str:
        return f"a proxy that answers CONNECT with {self.status} {self.reason}"
