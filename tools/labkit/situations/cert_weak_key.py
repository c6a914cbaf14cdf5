from ..certificates import Certificate
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import TLS, finish, read, send_confirm, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate has an RSA key of 1024 bits, and the client rejects it.",
        servers=[ScriptedServer([read(), send_confirm(TLS), start_tls(ciphers="DEFAULT:@SECLEVEL=0"), finish()],
                                certificate=Certificate(key="rsa:1024"))],
        clients=[ScriptedClient([send_request(TLS), read(),
                                 start_tls(maximum="TLSv1_2", ciphers="DEFAULT:@SECLEVEL=2", verify="desk.lab.test", trusted=True)])],
        shows=["tls.alert_message.level == 2 && tcp.dstport == 3389"],
        truth=failed("tls", "tls-cert-weak-key", closed_by="client"),
        fixture="tls-cert-weak-key",
    )
