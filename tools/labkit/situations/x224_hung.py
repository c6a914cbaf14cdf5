from ..peers import Frozen, Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The service hangs: its host accepts the connection, and nobody answers the Connection Request.",
        servers=[Frozen(Shadow(security="tls"))],
        clients=[XFreeRDP(security="tls", stay=17)],
        shows=["frame.time_relative > 15"],
        never=["tcp.len > 0 && tcp.srcport == 3389"],
        truth=failed("x224", "x224-no-confirm-timeout", closed_by="client"),
        fixture="x224-no-confirm-timeout",
    )
