from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session in which nobody does anything for a while, and a normal close.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls", stay=vary.pick(20, 30))],
        truth=succeeded(),
    )
