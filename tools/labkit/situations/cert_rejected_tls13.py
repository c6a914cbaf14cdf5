from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client rejects the server's certificate under TLS 1.3, where nobody without secrets sees why.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(verify="desk.lab.test")])],
        secrets=False,
        shows=["tls.handshake.type == 2"],
        truth=failed("tls", "tls-client-rejects-cert", "tls-client-fin-after-cert", closed_by="client"),
    )
