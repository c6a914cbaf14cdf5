from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client does not know who issued the server's certificate, and says so in an alert.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test")])],
        shows=["tls.handshake.type == 11", "tls.alert_message.desc == 48"],
        truth=failed("tls", "tls-client-rejects-cert", closed_by="client"),
        fixture="tls-client-rejects-cert",
    )
