from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="What the server answers is dropped on its way back.",
        servers=[Shadow(security="tls")],
        network=Network(rules=["tcp sport 3389 drop"]),
        clients=[XFreeRDP(security="tls", stay=22)],
        never=["tcp.srcport == 3389"],
        truth=failed("tcp", "tcp-syn-drop", closed_by="nobody"),
        far_truth=failed("tcp", "tcp-syn-drop-return-path", closed_by="any"),
        fixture="tcp-syn-drop-return-path",
        fixture_is_far=True,
    )
