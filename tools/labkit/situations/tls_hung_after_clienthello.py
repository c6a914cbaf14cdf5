from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, read, send_confirm, wait
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server agrees to TLS and never answers the ClientHello.",
        servers=[ScriptedServer([read(), send_confirm(TLS), read(), wait(60)])],
        clients=[XFreeRDP(security="tls", stay=17)],
        shows=["tls.handshake.type == 1", "frame.time_relative > 15"],
        never=["tls.handshake.type == 2"],
        truth=failed("tls", "tls-no-serverhello-timeout", closed_by="client"),
        fixture="tls-no-serverhello-timeout",
    )
