from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import TLS, read, send, send_confirm, finish
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server answers the ClientHello with a record that is not TLS.",
        servers=[ScriptedServer([read(), send_confirm(TLS), read(), send(b"\x99\x03\x03\x00\x04oops"), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 1"],
        truth=failed(
            "tls", "tls-bad-record-or-desync", "tls-client-close-after-clienthello", "tls-client-alert-other", closed_by="any"
        ).but(verdict="failed|unexplained"),
        fixture="tls-bad-record-or-desync",
    )
