from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The certificate is not valid yet; the client says so.",
        servers=[Shadow(security="tls", certificate=Certificate(valid_from=20))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test", trusted=True)])],
        shows=["tls.alert_message.level == 2"],
        truth=failed("tls", "tls-cert-not-yet-valid", closed_by="client"),
    )
