from ..peers import ScriptedClient, Shadow
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Somebody tests whether the port is open: the client connects and closes.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([])],
        shows=["tcp.flags.fin == 1 && tcp.dstport == 3389"],
        never=["tcp.len > 0"],
        truth=incomplete("tcp", closed_by="client", lookalikes=["lk-port-test"]),
        fixture="lookalike-lk-port-test",
    )
