from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session over a path with a long delay.",
        servers=[Shadow(security="tls")],
        network=Network(wire=[f"delay={vary.pick(300, 250)}"]),
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True), stay=18)],
        shows=["tls.app_data && frame.time_relative > 4"],
        truth=succeeded(),
    )
