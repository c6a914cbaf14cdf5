from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client asks for more than the server has, and comes back with less.",
        servers=[Shadow(security="rdp")],
        clients=[XFreeRDP()],
        shows=["rdp.negFailure.failureCode == 2"],
        never=["tls.handshake.type == 1"],
        truth=succeeded(phase=None, lookalikes=["lk-negotiation-fallback"]),
        fixture="lookalike-lk-negotiation-fallback",
    )
