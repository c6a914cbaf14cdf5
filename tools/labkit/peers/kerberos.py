"""MIT Kerberos: a KDC on the server's address, and a client that asks it for a ticket to a Remote Desktop host."""

from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..processes import LabError
from ..topology import CLIENT, SERVER, SERVER_ADDRESS
from .versions import debian

_HOST = "desk.lab.test"


@dataclass(frozen=True)
class KDC:
    options: str = ""
    """kadmin's options for the user's principal."""
    user: str = "alice"
    password: str = "lab-password"
    host: str = _HOST
    knows_host: bool = True
    """Whether there is a principal for the host."""
    needs: Sequence[str] = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit")

    def run(self, bench):
        environment = configure(bench)
        realm = realm_of(bench)
        commands = [f'addprinc {self.options} -pw "{self.password}" {self.user}']
        if self.knows_host:
            commands.append(f"addprinc -randkey TERMSRV/{self.host}")
        lines = "\n".join(commands) + "\n"
        self._do(bench, "kdb5", ["kdb5_util", "create", "-s", "-P", "master", "-r", realm], environment)
        self._do(bench, "kadmin", ["kadmin.local", "-r", realm], environment, lines)
        process = bench.start(SERVER, "krb5kdc", ["krb5kdc", "-n", "-r", realm], environment, keys=False)
        bench.wait_for_listener(process, 88, "krb5kdc")
        return process

    def _do(self, bench, name: str, command: list[str], environment: dict[str, str], input: str = "") -> None:
        process = bench.start(SERVER, name, command, environment, keys=False, input=input)
        if not bench.processes.wait(process, 15) or process.returncode:
            raise LabError(f"{name}: {bench.processes.log(name).strip()[-300:]}")
        bench.processes.stop(process)

    def description(self) -> str:
        return f"MIT krb5kdc {debian('krb5-kdc')}"


@dataclass(frozen=True)
class Kinit:
    """Asks for a ticket to the Remote Desktop service of a host, in one step."""

    user: str = "alice"
    password: str = "lab-password"
    service: str = f"TERMSRV/{_HOST}"
    """Empty: a ticket-granting ticket, which tells nothing about Remote Desktop."""
    fast_by: str = ""
    """How much the client's clock is fast, as faketime writes it, e.g. +1h."""
    patience: float = 25
    needs: Sequence[str] = ("kinit",)

    def run(self, bench) -> None:
        clock = ["faketime", "-f", self.fast_by] if self.fast_by else []
        service = ["-S", self.service] if self.service else []
        command = [*clock, "kinit", *service, self.user]
        process = bench.start(CLIENT, "kinit", command, configure(bench), keys=False, input=f"{self.password}\n")
        bench.processes.wait(process, self.patience)
        bench.processes.stop(process)

    def description(self) -> str:
        return f"kinit {debian('krb5-user')}"


def realm_of(bench) -> str:
    return bench.situation.scene.say("lab.test").upper()


def configure(bench) -> dict[str, str]:
    """Writes the configuration of both sides; gives the environment that points to it. `kdc_timesync = 0`: else the client corrects
    its clock by the KDC's."""
    folder: Path = bench.home("kerberos")
    realm, address = realm_of(bench), bench.situation.scene.say(SERVER_ADDRESS)
    (folder / "krb5.conf").write_text(f"""[libdefaults]
default_realm = {realm}
dns_lookup_kdc = false
dns_lookup_realm = false
dns_canonicalize_hostname = false
rdns = false
kdc_timesync = 0
[realms]
{realm} = {{
  kdc = {address}
}}
""")
    (folder / "kdc.conf").write_text(f"""[kdcdefaults]
kdc_ports = 88
kdc_tcp_ports = 88
[realms]
{realm} = {{
  database_name = {folder}/principal
  key_stash_file = {folder}/stash
  acl_file = {folder}/acl
  default_principal_flags = +preauth
}}
""")
    return {"KRB5_CONFIG": str(folder / "krb5.conf"), "KRB5_KDC_PROFILE": str(folder / "kdc.conf"), "KRB5CCNAME": str(folder / "tickets")}
