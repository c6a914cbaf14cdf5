from ..peers import Xrdp, XFreeRDP
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The capture holds only the headers of every packet.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        snapshot_length=66,
        secrets=False,
        fixed=True,
        shows=["frame.len > frame.cap_len"],
        truth=incomplete(lookalikes=["lk-snaplen"]),
    )
