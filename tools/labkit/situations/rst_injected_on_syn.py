from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A middlebox forges resets when it sees the syn.",
        servers=[Shadow(security="tls")],
        network=Network(wire=["delay=20", "reset-on=syn", f"ttl={vary.pick(41, 250)}"]),
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tcp.flags.reset == 1"],
        truth=failed("tcp", "tcp-refused-by-middlebox", "tcp-refused-closed-port", closed_by="any"),
        fixture="tcp-refused-by-middlebox",
    )
