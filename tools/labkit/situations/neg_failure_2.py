from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server allows only standard RDP security, and the client offers only TLS.",
        servers=[Shadow(security="rdp")],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["rdp.negFailure.failureCode == 2"],
        truth=failed("x224", "x224-neg-failure-ssl-not-allowed", closed_by="client"),
        fixture="x224-neg-failure-ssl-not-allowed",
    )
