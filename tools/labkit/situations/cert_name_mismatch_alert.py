from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate is for another name, and the client answers with an alert.",
        servers=[Shadow(security="tls", certificate=Certificate(name="other.lab.test", alternative_names=["DNS:other.lab.test"]))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test", trusted=True)])],
        shows=["tls.alert_message.desc == 42"],
        truth=failed("tls", "tls-cert-name-mismatch", closed_by="client", arguments=["--server", "desk.lab.test"]),
    )
