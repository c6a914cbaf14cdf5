from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate is not meant for servers, and the client rejects it.",
        servers=[Shadow(security="tls", certificate=Certificate(usage="clientAuth"))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test", trusted=True)])],
        shows=["tls.alert_message.level == 2 && tcp.dstport == 3389"],
        truth=failed("tls", "tls-cert-wrong-eku", closed_by="client"),
        fixture="tls-cert-wrong-eku",
    )
