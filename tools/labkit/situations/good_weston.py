from ..peers import Weston, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with Weston's own desktop.",
        servers=[Weston()],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        shows=["tls.app_data && frame.time_relative > 4"],
        truth=succeeded(),
    )
