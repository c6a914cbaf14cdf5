from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, finish, read, send_confirm, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server closes the connection when the MCS Connect Initial comes.",
        servers=[ScriptedServer([read(), send_confirm(TLS), start_tls(maximum="TLSv1_2"), read(), finish()], certificate=Certificate())],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 11", "tls.app_data"],
        truth=failed("mcs", "mcs-connect-failed", closed_by="server"),
        fixture="mcs-connect-failed",
    )
