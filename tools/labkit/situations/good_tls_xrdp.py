from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with xrdp over TLS 1.3: it reaches the login window and stays for some seconds.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls")],
        shows=["tls.handshake.type == 2", "tls.app_data"],
        truth=succeeded(),
        fixture="healthy-tls-xrdp",
    )
