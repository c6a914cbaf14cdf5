from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import NLA, read, reset, send_challenge, send_confirm, start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server resets the connection when it got the NTLM response.",
        servers=[
            ScriptedServer(
                [
                    read(),
                    send_confirm(NLA),
                    start_tls(maximum=vary.pick("TLSv1_2", "TLSv1_3")),
                    read(),
                    send_challenge(),
                    read(),
                    reset(),
                ],
                certificate=Certificate(),
            )
        ],
        clients=[XFreeRDP(security="nla", stay=15)],
        shows=["tls.app_data"],
        truth=failed("credssp", "nla-silent-drop-after-auth-token", closed_by="server"),
    )
