from ..certificates import Certificate
from ..families import some_tls
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import ENTRA, TLS, finish, read, send_confirm, send_json, send_request, start_tls, wait
from ..situation import Situation, Variation
from ..truth import Truth, failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The user signed in with a web account, and the server does not accept the proof of it.",
        servers=[
            ScriptedServer(
                [
                    read(), send_confirm(ENTRA), some_tls(vary),
                    send_json(ts_nonce="AAECAwQFBgcICQoL"), read(), send_json(authentication_result=-2146893048),
                    finish(),
                ],
                certificate=Certificate(),
            )
        ],
        clients=[
            ScriptedClient([send_request(TLS | ENTRA), read(), start_tls(), read(), send_json(rdp_assertion="e30.e30.AA"), wait(2)])
        ],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "aad-denied",
            closed_by="server",
            without_keys=Truth(
                "failed|unexplained|incomplete", None, ("", "session-dropped", "disconnect-ultimatum-no-errinfo", "mcs-connect-failed")
            ),
        ),
        fixture="aad-denied",
    )
