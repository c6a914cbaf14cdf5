from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A middlebox forges resets when it sees the server hello.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=20", "reset-on=server-hello", f"ttl={vary.pick(41, 250)}"]),
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tcp.flags.reset == 1"],
        truth=failed("tls", "tcp-rst-midstream-injected", closed_by="middlebox"),
    )
