from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture holds only what the server sent.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        capture_filter="tcp src port 3389",
        secrets=False,
        never=["tcp.dstport == 3389"],
        truth=incomplete(lookalikes=["lk-one-direction"]),
    )
