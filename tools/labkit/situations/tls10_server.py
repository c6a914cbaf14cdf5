from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server speaks only TLS 1.0, and the client gives up with the alert internal_error.",
        servers=[Xrdp(security="tls", protocols="TLSv1", ciphers="DEFAULT:@SECLEVEL=0")],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.alert_message.level == 2 && tcp.dstport == 3389"],
        truth=failed("tls", "tls-alert-protocol-version", "tls-client-alert-other", closed_by="client"),
        fixture="tls-client-alert-other",
    )
