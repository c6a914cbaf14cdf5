from ..certificates import Certificate
from ..peers import ScriptedClient, Shadow
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The certificate is for another name; the client says so in TLS 1.3.",
        servers=[Shadow(security="tls", certificate=Certificate(name="other.lab.test", alternative_names=["DNS:other.lab.test"]))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(minimum="TLSv1_3", verify="desk.lab.test", trusted=True)])],
        shows=["tls.handshake.type == 2"],
        truth=failed(
            "tls",
            "tls-cert-name-mismatch",
            "tls-client-rejects-cert",
            closed_by="client",
            arguments=["--server", "desk.lab.test"],
            without_keys=failed(
                "tls",
                "tls-client-rejects-cert",
                "tls-client-fin-after-cert",
                closed_by="client",
                arguments=["--server", "desk.lab.test"],
            ),
        ),
    )
