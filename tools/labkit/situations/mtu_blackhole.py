from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Large packets vanish on the way to the client, and nobody says so.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["ip daddr 10.77.1.2 meta length > 1000 drop"]),
        clients=[XFreeRDP(security="tls", tls12=True, stay=25)],
        shows=["tls.handshake.type == 1"],
        never=["tls.handshake.type == 2"],
        truth=failed("tls", "tcp-mtu-blackhole", "tls-no-serverhello-timeout", closed_by="client"),
        far_truth=failed("tls", "tcp-mtu-blackhole", closed_by="client"),
        fixture="tcp-mtu-blackhole",
        fixture_is_far=True,
    )
