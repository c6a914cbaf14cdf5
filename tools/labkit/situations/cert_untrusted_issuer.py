from ..certificates import Certificate
from ..peers import ScriptedClient, Xrdp
from ..peers.steps import TLS, read, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The certificate's issuer is not one that the client trusts; it says so.",
        servers=[Xrdp(security="tls", certificate=Certificate(issuer="Lab Root 2"))],
        clients=[ScriptedClient([send_request(TLS), read(), start_tls(maximum="TLSv1_2", verify="desk.lab.test")])],
        shows=["tls.alert_message.desc == 48"],
        truth=failed("tls", "tls-client-rejects-cert", closed_by="client"),
    )
