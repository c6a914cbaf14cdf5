from ..capture import Tag
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session seen between two providers: every frame carries two VLAN tags.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        edits=[Tag((200, 100))],
        shows=["vlan && tls.app_data"],
        truth=succeeded(),
        fixture="healthy-qinq",
    )
