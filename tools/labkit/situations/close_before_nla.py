from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import NLA, finish, read, send_confirm, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The TLS handshake is done, network level authentication is agreed, and the server closes.",
        servers=[ScriptedServer([read(), send_confirm(NLA), start_tls(maximum="TLSv1_2"), finish()], certificate=Certificate())],
        clients=[XFreeRDP(security="nla", stay=15)],
        shows=["tls.handshake.type == 11"],
        truth=failed("credssp", "tls-app-close-notify-before-nla", closed_by="server"),
        fixture="tls-app-close-notify-before-nla",
    )
