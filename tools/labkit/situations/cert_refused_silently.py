from ..peers import Pause, Shadow, WebServer, WebVisit, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client does not trust an otherwise right certificate: it closes after the handshake, and nothing follows.",
        servers=[Shadow(security="tls"), WebServer(80)],
        clients=[XFreeRDP(security="tls", tls12=True, certificate="deny", stay=15), Pause(62), WebVisit(80)],
        secrets=False,
        shows=["tls.handshake.type == 11"],
        truth=failed("tls", "tls-client-fin-after-cert", "tls-client-rejects-cert", closed_by="client"),
        fixture="tls-client-fin-after-cert",
    )
