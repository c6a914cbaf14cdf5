from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import NLA, finish, read, send_confirm
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server selects a protocol that the client did not offer.",
        servers=[ScriptedServer([read(), send_confirm(NLA), read(), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        never=["tls.handshake.type == 2"],
        truth=failed("x224", "x224-malformed-or-unoffered", "x224-protocol-not-acceptable", closed_by="client"),
        fixture="x224-malformed-or-unoffered",
    )
