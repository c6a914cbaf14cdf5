from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Somebody on the path shows a certificate of its own making, and the client rejects the issuer.",
        servers=[Shadow(security="tls", certificate=Certificate(issuer="FortiGate CA", valid_from=-0.5, valid_for=90))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test")])],
        shows=["tls.alert_message.desc == 48"],
        truth=failed("tls", "tls-interception-issuer", closed_by="client"),
        fixture="tls-interception-issuer",
    )
