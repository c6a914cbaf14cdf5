from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name that the user typed does not exist.",
        network=Network(names={}),
        clients=[XFreeRDP(security="tls", host="dekstop.lab.test", stay=15)],
        shows=["dns.flags.rcode == 3"],
        never=["tcp"],
        truth=failed("name", "dns-nxdomain", closed_by="any", arguments=["--server", "dekstop.lab.test"]),
        fixture="dns-nxdomain",
    )
