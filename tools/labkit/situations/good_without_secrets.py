from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session over TLS 1.2 whose secrets nobody kept.",
        servers=[Shadow(security=vary.pick("tls", "nla"))],
        clients=[XFreeRDP(tls12=True)],
        secrets=False,
        shows=["tls.handshake.type == 11", "tls.app_data"],
        truth=succeeded(phase=None),
        fixture="healthy-without-secrets",
    )
