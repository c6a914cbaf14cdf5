from ..certificates import Certificate
from ..families import some_tls
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import NLA, finish, read, send_authenticate, send_challenge, send_confirm, send_negotiate, send_request, start_tls, wait
from ..situation import Situation, Variation
from ..truth import Truth, failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client changes its CredSSP version in the middle, and the server hangs up.",
        servers=[
            ScriptedServer(
                [read(), send_confirm(NLA), some_tls(vary), read(), send_challenge(), read(), finish()], certificate=Certificate()
            )
        ],
        clients=[ScriptedClient([send_request(NLA), read(), start_tls(), send_negotiate(6), read(), send_authenticate(3), wait(2)])],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "credssp-version-flip",
            closed_by="server",
            without_keys=Truth("failed|unexplained|incomplete", None, ("nla-silent-drop-after-auth-token",)),
        ),
        fixture="credssp-version-flip",
    )
