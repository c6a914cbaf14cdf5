from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Packets to the server run out of hops: a router says so.",
        servers=[Shadow(security="tls")],
        network=Network(rules_before_routing=["tcp dport 3389 ip ttl set 1"]),
        clients=[XFreeRDP(security="tls", stay=20)],
        shows=["icmp.type == 11"],
        truth=failed("tcp", "tcp-icmp-ttl-exceeded", closed_by="middlebox"),
        fixture="tcp-icmp-ttl-exceeded",
    )
