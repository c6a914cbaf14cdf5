from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client wants TLS, and the server selects standard RDP security.",
        servers=[Xrdp(security="rdp")],
        clients=[XFreeRDP(security="tls", stay=15)],
        never=["tls.handshake.type == 1"],
        truth=failed("x224", "x224-protocol-not-acceptable", closed_by="client"),
        fixture="x224-protocol-not-acceptable",
    )
