from ..peers import Rdesktop, Xrdp
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The path dies in the middle of an active session: nothing gets through any more.",
        servers=[Xrdp(security="tls")],
        network=Network(wire=["dies-after=5"]),
        clients=[Rdesktop(stay=36)],
        shows=["tls.app_data && frame.time_relative > 3", "tcp.analysis.retransmission && frame.time_relative > 25"],
        truth=failed("active", "tcp-half-open-dead-peer", closed_by="any"),
        fixture="tcp-half-open-dead-peer",
    )
