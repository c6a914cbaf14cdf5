"""A web server where a Remote Desktop host is expected, and the client that talks to one."""

from dataclasses import dataclass
from typing import Sequence

from ..topology import CLIENT, SERVER, SERVER_ADDRESS


@dataclass(frozen=True)
class WebServer:
    port: int = 80
    needs: Sequence[str] = ()

    def run(self, bench):
        folder = bench.home("web")
        process = bench.start(SERVER, "web", ["python3", "-B", "-m", "http.server", "--directory", str(folder), str(self.port)], keys=False)
        bench.wait_for_listener(process, self.port, "the web server")
        return process

    def description(self) -> str:
        return "Python http.server"


@dataclass(frozen=True)
class WebVisit:
    """Other traffic of the same client: one page is fetched."""

    host: str = SERVER_ADDRESS
    port: int = 80
    needs: Sequence[str] = ()

    def run(self, bench) -> None:
        program = f"import urllib.request; urllib.request.urlopen('http://{self.host}:{self.port}/', timeout=5).read()"
        process = bench.start(CLIENT, "web-visit", ["python3", "-B", "-c", program], keys=False)
        bench.processes.wait(process, 10)
        bench.processes.stop(process)

    def description(self) -> str:
        return ""
