from ..peers import XFreeRDP, Shadow
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session captured by tcpdump with microseconds.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        captured_by=["tcpdump", "--immediate-mode", "-Z", "root"],
        shows=["tls.app_data"],
        truth=succeeded(),
    )
