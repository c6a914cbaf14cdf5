from ..certificates import Certificate
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate has expired, and the client refuses it.",
        servers=[Shadow(security="tls", certificate=Certificate(valid_from=-200, valid_for=180))],
        clients=[XFreeRDP(security="tls", tls12=True, certificate="deny", stay=15)],
        shows=["tls.handshake.type == 11"],
        secrets=vary.pick(True, False),
        truth=failed("tls", "tls-cert-expired", closed_by="client"),
        fixture="tls-cert-expired",
    )
