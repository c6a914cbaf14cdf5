from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A link on the path takes only small packets; the router says so, and the server makes smaller ones.",
        fixed=True,
        servers=[Shadow(security="tls")],
        network=Network(client_link_mtu=vary.pick(1000, 1200)),
        clients=[XFreeRDP(security="tls", tls12=True)],
        shows=["tls.app_data"],
        truth=succeeded(),
        far_truth=succeeded(),
    )
