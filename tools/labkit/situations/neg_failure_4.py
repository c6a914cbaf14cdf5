from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import finish, read, send_failure
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server finds the client's request inconsistent.",
        servers=[ScriptedServer([read(), send_failure(4), read(), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["rdp.negFailure.failureCode == 4"],
        truth=failed("x224", "x224-neg-failure-inconsistent", closed_by="client"),
        fixture="x224-neg-failure-inconsistent",
    )
