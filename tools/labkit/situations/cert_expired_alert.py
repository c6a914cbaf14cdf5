from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate has expired, and the client says so in an alert.",
        servers=[Shadow(security="tls", certificate=Certificate(valid_from=-400, valid_for=365))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test", trusted=True)])],
        shows=["tls.alert_message.desc == 45"],
        truth=failed("tls", "tls-cert-expired", closed_by="client"),
    )
