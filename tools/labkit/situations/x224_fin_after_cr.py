from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import finish, read
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server closes the connection when the Connection Request comes.",
        servers=[ScriptedServer([read(), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tcp.flags.fin == 1 && tcp.srcport == 3389"],
        never=["tcp.len > 0 && tcp.srcport == 3389"],
        truth=failed("x224", "x224-reset-before-confirm", closed_by="server"),
    )
