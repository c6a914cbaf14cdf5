from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import finish, read, send_failure
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server has no certificate for TLS.",
        servers=[ScriptedServer([read(), send_failure(3), read(), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["rdp.negFailure.failureCode == 3"],
        truth=failed("x224", "x224-neg-failure-no-cert", closed_by="client"),
        fixture="x224-neg-failure-no-cert",
    )
