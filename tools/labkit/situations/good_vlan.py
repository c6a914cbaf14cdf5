from ..capture import Tag
from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session seen on a trunk: every frame carries a VLAN tag.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls")],
        edits=[Tag(vary.pick((100,), (200, 100)))],
        shows=["vlan && tls.app_data"],
        truth=succeeded(),
        fixture="healthy-vlan",
    )
