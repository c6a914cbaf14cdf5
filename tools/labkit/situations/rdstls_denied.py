from ..certificates import Certificate
from ..families import some_tls
from ..peers import ScriptedClient, ScriptedServer
from ..peers.steps import (
    RDSTLS,
    TLS,
    finish,
    read,
    send_confirm,
    send_rdstls_capabilities,
    send_rdstls_password,
    send_rdstls_result,
    send_request,
    start_tls,
    wait,
)
from ..situation import Situation, Variation
from ..truth import Truth, failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client brings the credentials of a redirection, and the server refuses them.",
        servers=[
            ScriptedServer(
                [
                    read(), send_confirm(RDSTLS), some_tls(vary),
                    send_rdstls_capabilities(), read(), send_rdstls_result(0x52E),
                    finish(),
                ],
                certificate=Certificate(),
            )
        ],
        clients=[ScriptedClient([send_request(TLS | RDSTLS), read(), start_tls(), read(), send_rdstls_password(), wait(2)])],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "rdstls-denied",
            closed_by="server",
            without_keys=Truth(
                "failed|unexplained|incomplete", None, ("", "session-dropped", "disconnect-ultimatum-no-errinfo", "mcs-connect-failed")
            ),
        ),
        fixture="rdstls-denied",
    )
