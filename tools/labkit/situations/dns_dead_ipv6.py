from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, SERVER_ADDRESS_6, Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name has an IPv6 address as well, to which nothing gets through; the client falls back to IPv4.",
        servers=[Xrdp(security="tls")],
        network=Network(names={"desk.lab.test": f"{SERVER_ADDRESS},{SERVER_ADDRESS_6}"}, rules=["ip6 nexthdr tcp drop"]),
        clients=[XFreeRDP(security="tls", host="desk.lab.test", stay=30)],
        shows=["dns.aaaa", "tls.app_data"],
        truth=succeeded(arguments=["--server", "desk.lab.test"]),
    )
