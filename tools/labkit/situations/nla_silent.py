from ..certificates import Certificate
from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import NLA, read, send_challenge, send_confirm, start_tls, wait, finish
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server says nothing any more after the NTLM response, and the client gives up.",
        servers=[
            ScriptedServer(
                [read(), send_confirm(NLA), start_tls(), read(), send_challenge(), read(), wait(30), finish()],
                certificate=Certificate(),
            )
        ],
        clients=[XFreeRDP(security="nla", stay=24)],
        shows=["tls.app_data"],
        truth=failed("credssp", "", "nla-silent-drop-after-auth-token", closed_by="any").but(
            verdict="failed|unexplained|incomplete"
        ),
    )
