from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, read, reset, send_confirm, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server resets the connection when the TLS handshake is done.",
        servers=[ScriptedServer([read(), send_confirm(TLS), start_tls(), read(), reset()], certificate=Certificate())],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 2"],
        truth=failed("tls|mcs", "mcs-connect-failed", "tls-app-close-notify-before-nla", closed_by="server"),
    )
