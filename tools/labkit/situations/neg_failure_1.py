from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server demands TLS, and the client offers only standard RDP security.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="rdp", stay=15)],
        shows=["rdp.negFailure.failureCode == 1"],
        truth=failed("x224", "x224-neg-failure-ssl-required", closed_by="client"),
        fixture="x224-neg-failure-ssl-required",
    )
