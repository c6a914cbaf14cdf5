from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name server has a fault, and says so.",
        network=Network(names={}, servfail=True),
        clients=[XFreeRDP(security="tls", host="desk.lab.test", stay=15)],
        shows=["dns.flags.rcode == 2"],
        never=["tcp"],
        truth=failed("name", "dns-servfail-refused", closed_by="any", arguments=["--server", "desk.lab.test"]),
    )
