from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with the shadow server over TLS 1.3.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls")],
        shows=["tls.handshake.type == 2 && tls.handshake.extensions.supported_version == 0x0304", "tls.app_data"],
        truth=succeeded(),
        fixture="healthy-tls13-shadow",
    )
