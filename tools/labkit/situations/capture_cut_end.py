from ..capture import KeepUntil
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture ends in the middle of the TLS handshake.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        edits=[KeepUntil("tls.handshake.type == 2")],
        secrets=False,
        truth=incomplete("tls", lookalikes=["lk-capture-ended"]),
        fixture="lookalike-lk-capture-ended",
    )
