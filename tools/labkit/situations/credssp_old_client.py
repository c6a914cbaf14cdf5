from ..certificates import Certificate
from ..families import some_tls
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import NLA, finish, read, send_authenticate, send_challenge, send_confirm, send_negotiate, send_request, start_tls, wait
from ..situation import Situation, Variation
from ..truth import Truth, failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server has the CredSSP update, the client has not, and the server hangs up on its proof.",
        servers=[
            ScriptedServer(
                [read(), send_confirm(NLA), some_tls(vary), read(), send_challenge(), read(), finish()], certificate=Certificate()
            )
        ],
        clients=[ScriptedClient([send_request(NLA), read(), start_tls(), send_negotiate(4), read(), send_authenticate(4), wait(2)])],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "credssp-oracle-server-blocks",
            closed_by="server",
            without_keys=Truth("failed|unexplained|incomplete", None, ("nla-silent-drop-after-auth-token",)),
        ),
        fixture="credssp-oracle-server-blocks",
    )
