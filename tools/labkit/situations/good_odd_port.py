from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session on a port that is not RDP's.",
        port=13389,
        servers=[Xrdp(security="tls", port=13389)],
        clients=[XFreeRDP(security="tls", port=13389)],
        shows=["tls.app_data"],
        truth=succeeded(),
        fixture="healthy-odd-port",
    )
