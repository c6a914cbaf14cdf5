from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with a host whose name is looked up first.",
        servers=[Shadow(security="nla")],
        network=Network(names={"desk.lab.test": SERVER_ADDRESS}),
        clients=[XFreeRDP(security="nla", host="desk.lab.test")],
        shows=["dns.flags.rcode == 0 && dns.a", "tls.app_data"],
        truth=succeeded(arguments=["--server", "desk.lab.test"]),
        fixture="healthy-by-name",
    )
