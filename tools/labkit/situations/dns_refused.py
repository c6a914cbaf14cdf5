from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name server refuses to look the name up.",
        network=Network(names={}),
        clients=[XFreeRDP(security="tls", host="desk.elsewhere.example", stay=15)],
        shows=["dns.flags.rcode == 5"],
        never=["tcp"],
        truth=failed("name", "dns-servfail-refused", closed_by="any", arguments=["--server", "desk.elsewhere.example"]),
        fixture="dns-servfail-refused",
    )
