from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The connection is accepted, and nothing that the client then sends is ever acknowledged.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp dport 3389 meta length > 80 drop"]),
        clients=[XFreeRDP(security="tls", stay=17)],
        shows=["tcp.flags.syn == 1 && tcp.flags.ack == 1", "tcp.analysis.retransmission && tcp.len > 0"],
        never=["tcp.len > 0 && tcp.srcport == 3389"],
        truth=failed("tcp", "tcp-syn-proxy-stall", closed_by="any"),
        fixture="tcp-syn-proxy-stall",
    )
