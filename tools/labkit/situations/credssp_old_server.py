from ..certificates import Certificate
from ..families import some_tls
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import NLA, finish, read, send_challenge, send_confirm, send_negotiate, send_request, start_tls
from ..situation import Situation, Variation
from ..truth import Truth, failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client has the CredSSP update, the server has not, and the client leaves when it sees that.",
        servers=[
            ScriptedServer(
                [read(), send_confirm(NLA), some_tls(vary), read(), send_challenge(version=4), read()], certificate=Certificate()
            )
        ],
        clients=[ScriptedClient([send_request(NLA), read(), start_tls(), send_negotiate(6), read(), finish()])],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "credssp-oracle-client-blocks",
            closed_by="client",
            without_keys=Truth("failed|unexplained|incomplete", None, ("",)),
        ),
        fixture="credssp-oracle-client-blocks",
    )
