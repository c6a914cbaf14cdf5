from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A firewall answers as if the port did not exist.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp dport 3389 reject with icmpx type port-unreachable"]),
        clients=[XFreeRDP(security="tls", stay=20)],
        shows=["icmp.type == 3 && icmp.code == 3"],
        truth=failed("tcp", "tcp-icmp-host-unreachable", closed_by="middlebox"),
    )
