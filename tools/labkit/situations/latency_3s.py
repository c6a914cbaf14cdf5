from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A path on which a round trip takes three seconds: the client loses patience.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=1500"]),
        clients=[XFreeRDP(security="tls", stay=32)],
        shows=["tls.handshake.type == 1"],
        truth=failed(
            "tls|credssp|mcs|security|licensing|capabilities",
            "tcp-latency-high",
            "demand-active-missing",
            "tcp-loss-high",
            closed_by="any",
        ),
        fixture="tcp-latency-high",
    )
