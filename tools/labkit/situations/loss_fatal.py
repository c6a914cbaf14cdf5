from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        fixed=True,
        title="Most packets are lost; the connection does not get through.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=5", "loss=70", f"seed={vary.pick(5, 5)}"]),
        clients=[XFreeRDP(security="tls", tls12=True, stay=30)],
        # Something must get through: else nobody answered, which is another situation.
        shows=["tcp.analysis.retransmission", "tcp.flags.syn == 1 && tcp.flags.ack == 1"],
        truth=failed(
            "tcp|x224|tls|mcs",
            "tcp-loss-high",
            "tcp-half-open-dead-peer",
            "tcp-mtu-blackhole",
            "tls-no-serverhello-timeout",
            "x224-no-confirm-timeout",
            "tcp-syn-proxy-stall",
            # The lab ends the client, wherever it stands then.
            "tls-client-close-after-clienthello",
            closed_by="any",
        ),
        fixture="tcp-loss-high",
    )
