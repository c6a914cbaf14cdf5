from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A middlebox resets only the client, in the name of the server, when it sees the ClientHello.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=20", "reset-on=client-hello", "reset-to=client", f"ttl={vary.pick(41, 250)}"]),
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tls.handshake.type == 1", "tcp.flags.reset == 1"],
        truth=failed("tls", "tcp-rst-midstream-injected", closed_by="middlebox"),
    )
