from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A firewall says that the connection is forbidden.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp dport 3389 reject with icmpx type admin-prohibited"]),
        clients=[XFreeRDP(security="tls", stay=20)],
        shows=["icmp.type == 3 && icmp.code == 13"],
        truth=failed("tcp", "tcp-icmp-admin-prohibited", closed_by="middlebox"),
        fixture="tcp-icmp-admin-prohibited",
    )
