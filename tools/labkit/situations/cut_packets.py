from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture holds only the first 96 bytes of every packet.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True)],
        snapshot_length=96,
        secrets=False,
        shows=["frame.len > frame.cap_len"],
        truth=incomplete(lookalikes=["lk-snaplen"]),
        fixture="lookalike-lk-snaplen",
    )
