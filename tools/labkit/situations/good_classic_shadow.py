from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with standard RDP security; the client sends no negotiation request at all.",
        servers=[Shadow(security="rdp")],
        clients=[XFreeRDP(security="rdp")],
        never=["tls.handshake.type == 1"],
        truth=succeeded(phase=None),
        fixture="healthy-classic-shadow",
    )
