from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server speaks only TLS 1.3, the client nothing above TLS 1.2.",
        servers=[Xrdp(security="tls", protocols="TLSv1.3")],
        clients=[XFreeRDP(security="tls", tls12=True, stay=15)],
        shows=["tls.alert_message.desc == 70"],
        truth=failed("tls", "tls-alert-protocol-version", closed_by="server"),
        fixture="tls-alert-protocol-version",
    )
