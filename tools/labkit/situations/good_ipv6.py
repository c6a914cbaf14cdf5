from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS_6
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session over IPv6.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls", host=SERVER_ADDRESS_6)],
        shows=["ipv6 && tls.app_data"],
        truth=succeeded(),
        fixture="healthy-ipv6",
    )
