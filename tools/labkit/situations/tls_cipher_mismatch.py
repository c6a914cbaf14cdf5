from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Server and client have no cipher suite in common.",
        servers=[Xrdp(security="tls", protocols="TLSv1.2", ciphers="ECDHE-RSA-AES256-GCM-SHA384")],
        clients=[XFreeRDP(security="tls", tls12=True, options=["/tls-ciphers:ECDHE-RSA-AES128-GCM-SHA256"], stay=15)],
        shows=["tls.alert_message.desc == 40"],
        truth=failed("tls", "tls-alert-handshake-failure", closed_by="server"),
        fixture="tls-alert-handshake-failure",
    )
