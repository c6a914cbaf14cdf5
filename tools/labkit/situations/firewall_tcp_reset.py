from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A firewall resets the connection in the server's name.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp dport 3389 reject with tcp reset"]),
        clients=[XFreeRDP(security="tls", stay=20)],
        shows=["tcp.flags.reset == 1 && ip.ttl == 64 && tcp.srcport == 3389"],
        truth=failed("tcp", "tcp-refused-closed-port", "tcp-refused-by-middlebox", closed_by="any", lookalikes=["lk-syn-retry-on-rst"]),
    )
