from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture holds only what the client sent.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        capture_filter="tcp dst port 3389",
        secrets=False,
        never=["tcp.srcport == 3389"],
        truth=incomplete(lookalikes=["lk-one-direction"]),
        fixture="lookalike-lk-one-direction",
    )
