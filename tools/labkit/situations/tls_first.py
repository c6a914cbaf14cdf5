from ..peers import ScriptedClient, Shadow
from ..peers.steps import start_tls
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client begins with TLS, as one that expects a gateway does, and the server waits for X.224.",
        servers=[Shadow(security="tls")],
        clients=[ScriptedClient([start_tls()])],
        shows=["tls.handshake.type == 1"],
        never=["tls.handshake.type == 2"],
        truth=failed("x224", "wrong-client-protocol", closed_by="server"),
        fixture="wrong-client-protocol",
        # On another port nothing in the packets would say that it should have been RDP.
        fixed=True,
    )
