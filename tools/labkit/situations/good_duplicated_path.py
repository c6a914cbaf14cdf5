from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The path delivers every fifth packet twice.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=2", f"duplicate={vary.pick(20, 40)}", f"seed={vary.pick(1, 2, 3, 4)}"]),
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        shows=["tls.app_data"],
        truth=succeeded(),
    )
