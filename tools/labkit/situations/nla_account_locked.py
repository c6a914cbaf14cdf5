from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import NLA, finish, read, send_challenge, send_confirm, send_refusal, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The account is locked, and the server says so.",
        servers=[ScriptedServer([read(), send_confirm(NLA), start_tls(maximum="TLSv1_2"), read(), send_challenge(), read(),
                                 send_refusal(0xC0000234), finish()], certificate=Certificate())],
        clients=[XFreeRDP(security="nla", stay=15)],
        shows=["tls.handshake.type == 11", "tls.app_data"],
        truth=failed("credssp", "nla-account-state", closed_by="server"),
        fixture="nla-account-state",
    )
