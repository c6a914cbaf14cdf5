from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Nobody listens on the server's port.",
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=["tcp.flags.reset == 1 && tcp.seq == 1"],
        never=["tcp.flags.syn == 1 && tcp.flags.ack == 1"],
        truth=failed("tcp", "tcp-refused-closed-port", closed_by="server", lookalikes=["lk-syn-retry-on-rst"]),
        fixture="tcp-refused-closed-port",
    )
