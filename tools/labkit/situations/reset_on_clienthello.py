from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, read, reset, send_confirm
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server agrees to TLS and resets the connection when the ClientHello comes.",
        servers=[ScriptedServer([read(), send_confirm(TLS), read(), reset()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 1", "tcp.flags.reset == 1 && tcp.srcport == 3389"],
        never=["tls.handshake.type == 2"],
        truth=failed("tls", "tls-reset-after-clienthello", closed_by="server"),
        fixture="tls-reset-after-clienthello",
    )
