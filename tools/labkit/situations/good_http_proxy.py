from ..peers import HTTPProxy, XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session through an HTTP proxy.",
        port=3128,
        servers=[Xrdp(security="tls"), HTTPProxy()],
        clients=[XFreeRDP(security="tls", options=[f"/proxy:http://{SERVER_ADDRESS}:3128"])],
        shows=['tcp.payload contains "CONNECT "'],
        truth=succeeded(),
        fixture="healthy-http-proxy",
        fixed=True,
    )
