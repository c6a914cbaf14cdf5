from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A firewall that knows RDP resets both sides when it sees the Connection Request.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=20", "reset-on=request", f"ttl={vary.pick(41, 250)}"]),
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tcp.flags.reset == 1 && tcp.srcport == 3389 && ip.ttl != 64"],
        never=["tcp.len > 0 && tcp.srcport == 3389"],
        truth=failed("x224", "tcp-firewall-app-reset-after-cr", closed_by="middlebox"),
        fixture="tcp-firewall-app-reset-after-cr",
    )
