from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A firewall drops what goes to the server's port.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp dport 3389 drop"]),
        clients=[XFreeRDP(security="tls", stay=22)],
        shows=["tcp.analysis.retransmission"],
        never=["tcp.srcport == 3389"],
        truth=failed("tcp", "tcp-syn-drop", closed_by="nobody"),
        fixture="tcp-syn-drop",
    )
