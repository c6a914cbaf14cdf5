from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import nothing


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A name does not exist, and nothing says that it was the one the user wanted.",
        network=Network(names={}),
        clients=[XFreeRDP(security="tls", host="dekstop.lab.test", stay=15)],
        shows=["dns.flags.rcode == 3"],
        never=["tcp"],
        truth=nothing(),
    )
