from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A middlebox resets both sides, each in the other's name, when it sees the ClientHello.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=20", "reset-on=client-hello", f"ttl={vary.pick(41, 250)}"]),
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 1", "tcp.flags.reset == 1 && tcp.srcport == 3389 && ip.ttl != 64"],
        truth=failed("tls", "tcp-rst-midstream-injected", closed_by="middlebox"),
        far_truth=failed("tls", "tcp-rst-midstream-injected", closed_by="middlebox"),
        fixture="tcp-rst-midstream-injected",
    )
