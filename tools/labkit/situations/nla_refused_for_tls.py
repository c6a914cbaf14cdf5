from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client wants network level authentication, and the server selects TLS without it.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="nla", stay=15)],
        never=["tls.handshake.type == 1"],
        truth=failed("x224", "x224-protocol-not-acceptable", closed_by="client"),
    )
