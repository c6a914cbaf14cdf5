from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import ABSENT_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Nobody has the address: the router says so after asking for it.",
        clients=[XFreeRDP(security="tls", host=ABSENT_ADDRESS, stay=20)],
        shows=["icmp.type == 3 && icmp.code == 1"],
        truth=failed("tcp", "tcp-icmp-host-unreachable", closed_by="middlebox"),
        fixture="tcp-icmp-host-unreachable",
    )
