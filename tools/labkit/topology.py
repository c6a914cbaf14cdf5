"""Network namespaces: a client, a router, a server.

Routed:   client 10.77.1.2 ── 10.77.1.1 router 10.77.2.1 ── 10.77.2.10 server   (and fd77:1::2, fd77:2::10)
Bridged:  client 10.77.2.2 ── a `wire` program in the router's place ── 10.77.2.10 server
"""

import itertools
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Sequence

from .processes import LabError, run
from .scene import Scene

CLIENT, ROUTER, SERVER = "client", "router", "server"
SERVER_ADDRESS, SERVER_ADDRESS_6 = "10.77.2.10", "fd77:2::10"
ROUTER_ADDRESS = "10.77.1.1"
ABSENT_ADDRESS = "10.77.2.99"
"""An address in the server's network that nobody has."""

_serial = itertools.count(1)
_PREFIX = "rdplab"


@dataclass(frozen=True)
class Network:
    """What a situation asks of the network."""

    rules: Sequence[str] = ()
    """nftables rules for what the router forwards, e.g. `tcp dport 3389 drop`."""
    rules_before_routing: Sequence[str] = ()
    """nftables rules for what reaches the router, e.g. `ip ttl set 1`."""
    wire: Sequence[str] | None = None
    """Arguments for the wire program; None for a routed network."""
    names: Mapping[str, str] | None = None
    """What the router's DNS server knows: name to address. None: no resolver, and none configured."""
    servfail: bool = False
    """The router's DNS server answers every question with a server failure."""
    client_link_mtu: int | None = None
    """The largest packet that the link to the client takes, by the router's account only: it sends ICMP errors for larger ones."""
    resolver: str = ROUTER_ADDRESS
    """The resolver written into the client's configuration when there are names."""
    prefers_ipv6: bool = False
    """The client tries the IPv6 addresses of a name first, as it would those of the Internet; those of the lab are local ones."""
    client_kernel: Sequence[str] = ()
    """Settings for sysctl at the client."""


class Namespaces:
    """The three namespaces of one run."""

    def __init__(self, network: Network, scene: Scene) -> None:
        self.network = network
        self._scene = scene
        self._tag = f"{_PREFIX}-{os.getpid()}-{next(_serial)}"

    def name(self, place: str) -> str:
        return f"{self._tag}-{place}"

    def enter(self, place: str, command: Sequence[str], host: str | None = None) -> list[str]:
        """The command that runs another one in a place, under a host name of the lab's."""
        named = ["unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"', host or self._scene.say(f"lab-{place}")]
        return ["ip", "netns", "exec", self.name(place), *named, *command]

    def make(self) -> None:
        for place in (CLIENT, ROUTER, SERVER):
            run(["ip", "netns", "add", self.name(place)])
        self._link(CLIENT, "toclient", "02:00:00:00:01")
        self._link(SERVER, "toserver", "02:00:00:00:02")
        self._configure_kernel()
        self._address_bridged() if self.network.wire is not None else self._address_routed()
        if self.network.rules or self.network.rules_before_routing:
            self._filter()
        if self.network.names is not None:
            self._configure_resolver()

    def remove(self) -> None:
        for place in (CLIENT, ROUTER, SERVER):
            _remove(self.name(place))

    def _link(self, place: str, far_end: str, mac: str) -> None:
        """A veth pair: eth0 in the place, another end in the router."""
        run(["ip", "link", "add", "eth0", "netns", self.name(place), "address", f"{self._scene.say(mac)}:02", "type", "veth",
             "peer", "name", far_end, "netns", self.name(ROUTER), "address", f"{self._scene.say(mac)}:01"])
        for namespace, end in ((place, "eth0"), (ROUTER, far_end)):
            run(["ip", "netns", "exec", self.name(namespace), "ethtool", "-K", end,
                 "tx", "off", "rx", "off", "tso", "off", "gso", "off", "gro", "off"])

    def _configure_kernel(self) -> None:
        """No duplicate address detection, and no early retransmissions: round trips here are shorter than a delayed ACK."""
        common = ["net.ipv4.tcp_early_retrans=0", "net.ipv6.conf.all.accept_dad=0", "net.ipv6.conf.default.accept_dad=0",
                  "net.ipv6.conf.eth0.accept_dad=0"]
        router = ["net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", "net.ipv6.conf.toclient.accept_dad=0",
                  "net.ipv6.conf.toserver.accept_dad=0"]
        for place, habits in ((CLIENT, (*self._scene.client_kernel, *self.network.client_kernel)), (SERVER, self._scene.server_kernel)):
            run(["ip", "netns", "exec", self.name(place), "sysctl", "-q", *common, *habits])
        run(["ip", "netns", "exec", self.name(ROUTER), "sysctl", "-q", *router])

    def _batch(self, place: str, lines: Sequence[str]) -> None:
        sizes = [f"link set {end} mtu {self._scene.mtu}" for end in (("toclient", "toserver") if place == ROUTER else ("eth0",))]
        run(["ip", "-netns", self.name(place), "-batch", "-"], input=self._scene.say("\n".join([*sizes, *lines]) + "\n"))

    def _address_routed(self) -> None:
        up = ["link set lo up", "link set eth0 up"]
        self._batch(ROUTER, ["link set lo up", "link set toclient up", "link set toserver up",
                             "addr add 10.77.1.1/24 dev toclient", "addr add 10.77.2.1/24 dev toserver",
                             "addr add fd77:1::1/64 dev toclient", "addr add fd77:2::1/64 dev toserver"])
        if self.network.client_link_mtu:
            self._batch(ROUTER, [f"link set toclient mtu {self.network.client_link_mtu}"])
        self._batch(CLIENT, up + ["addr add 10.77.1.2/24 dev eth0", "route add default via 10.77.1.1",
                                  "addr add fd77:1::2/64 dev eth0", "route add default via fd77:1::1"])
        self._batch(SERVER, up + [f"addr add {SERVER_ADDRESS}/24 dev eth0", "route add default via 10.77.2.1",
                                  f"addr add {SERVER_ADDRESS_6}/64 dev eth0", "route add default via fd77:2::1"])

    def _address_bridged(self) -> None:
        up = ["link set lo up", "link set eth0 up"]
        self._batch(ROUTER, ["link set lo up", "link set toclient up", "link set toserver up"])
        self._batch(CLIENT, up + ["addr add 10.77.2.2/24 dev eth0", "addr add fd77:2::2/64 dev eth0"])
        self._batch(SERVER, up + [f"addr add {SERVER_ADDRESS}/24 dev eth0", f"addr add {SERVER_ADDRESS_6}/64 dev eth0"])

    def _filter(self) -> None:
        chains = "".join(f"chain {hook} {{\ntype filter hook {hook} priority 0\n" + "\n".join(rules) + "\n}\n"
                         for hook, rules in (("prerouting", self.network.rules_before_routing), ("forward", self.network.rules)))
        table = f"table inet lab {{\n{chains}}}\n"
        run(["ip", "netns", "exec", self.name(ROUTER), "nft", "-f", "-"], input=table)

    def _configure_resolver(self) -> None:
        folder = Path("/etc/netns") / self.name(CLIENT)
        folder.mkdir(parents=True)
        (folder / "resolv.conf").write_text(f"nameserver {self.network.resolver}\n")
        if self.network.prefers_ipv6:
            (folder / "gai.conf").write_text("precedence ::/0 40\nprecedence ::ffff:0:0/96 10\n")


def _remove(name: str) -> None:
    """Removes a namespace and what belongs to it; whatever still runs inside is killed first."""
    shutil.rmtree(f"/etc/netns/{name}", ignore_errors=True)
    try:
        os.rmdir("/etc/netns")
    except OSError:
        pass
    try:
        for pid in run(["ip", "netns", "pids", name]).split():
            os.kill(int(pid), 9)
        run(["ip", "netns", "delete", name])
    except (LabError, ProcessLookupError):
        pass


def remove_leftovers() -> None:
    """Removes what a lab left behind that was itself killed and could not clear up."""
    for line in run(["ip", "netns", "list"]).splitlines():
        name = line.split()[0]
        parts = name.split("-")
        if parts[0] == _PREFIX and not Path(f"/proc/{parts[1]}").exists():
            _remove(name)
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}-*"):
        if not Path(f"/proc/{folder.name.split('-')[1]}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def make_folder() -> Path:
    """A folder for the files of this lab."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}-{os.getpid()}-"))


def reason_not_possible() -> str | None:
    """Why this machine cannot have namespaces; None when it can."""
    if os.geteuid() != 0:
        return "must be root to make network namespaces"
    if not shutil.which("ip"):
        return "no ip program (iproute2)"
    name = f"{_PREFIX}-{os.getpid()}-probe"
    try:
        run(["ip", "netns", "add", name])
        run(["ip", "link", "add", "eth0", "netns", name, "type", "veth", "peer", "name", "eth1", "netns", name])
    except LabError as error:
        return f"no network namespaces here ({error})"
    finally:
        try:
            run(["ip", "netns", "delete", name])
        except LabError:
            pass
    return None
