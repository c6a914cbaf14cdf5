from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with the shadow server over TLS 1.2.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        shows=["tls.handshake.type == 11", "tls.app_data"],
        truth=succeeded(),
        fixture="healthy-tls12-shadow",
    )
