from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A fifth of all packets is lost, and TCP makes up for it.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=5", "loss=20", f"seed={vary.pick(1, 2, 3, 4)}"]),
        clients=[XFreeRDP(security="tls", tls12=True, stay=16)],
        # Until the session runs the server sends less; by chance a client may wait for that until its time is over.
        shows=["tcp.analysis.retransmission", "tcp.seq > 4000"],
        truth=succeeded("any", lookalikes=["lk-recovered-retrans"]),
        fixture="lookalike-lk-recovered-retrans",
    )
