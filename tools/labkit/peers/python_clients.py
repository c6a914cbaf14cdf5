"""Clients that are Python packages: aardwolf, with SPNEGO and early authorization as Windows has them, and impacket's rdp_check."""

from dataclasses import dataclass
from typing import Sequence

from ..environment import PYTHON, program
from ..topology import CLIENT, SERVER_ADDRESS

_AARDWOLF = """
import asyncio, sys
from urllib.parse import quote
from aardwolf.commons.factory import RDPConnectionFactory
from aardwolf.commons.iosettings import RDPIOSettings
user, password, host, port, stay = sys.argv[1:]
url = f"rdp+ntlm-password://LAB\\\\{quote(user)}:{quote(password, safe='')}@{host}:{port}/"
async def main():
    connection = RDPConnectionFactory.from_url(url, RDPIOSettings()).get_connection(RDPIOSettings())
    print(await connection.connect())
    await asyncio.sleep(float(stay))
    await connection.terminate()
asyncio.run(main())
"""


@dataclass(frozen=True)
class Aardwolf:
    host: str = SERVER_ADDRESS
    port: int = 3389
    user: str = "alice"
    password: str = "lab-password"
    stay: float = 4.0
    patience: float = 15.0
    needs: Sequence[str] = (PYTHON,)

    def run(self, bench) -> None:
        arguments = [self.user, self.password, self.host, str(self.port), str(self.stay)]
        process = bench.start(CLIENT, "aardwolf", [PYTHON, "-B", "-c", _AARDWOLF, *arguments], keys=False)
        bench.processes.wait(process, self.patience)
        bench.processes.stop(process)

    def description(self) -> str:
        return "aardwolf (NTLM in SPNEGO)"


@dataclass(frozen=True)
class RDPCheck:
    """Asks whether a password is right, and leaves."""

    host: str = SERVER_ADDRESS
    user: str = "alice"
    password: str = "lab-password"
    needs: Sequence[str] = (program("rdp_check.py"),)

    def run(self, bench) -> None:
        process = bench.start(CLIENT, "rdp-check", [program("rdp_check.py"), f"{self.user}:{self.password}@{self.host}"], keys=False)
        bench.processes.wait(process, 15)
        bench.processes.stop(process)

    def description(self) -> str:
        return "impacket's rdp_check.py"
