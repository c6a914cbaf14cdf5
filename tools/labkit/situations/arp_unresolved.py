from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import ABSENT_ADDRESS, Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Nobody has the address, and it is in the client's own network.",
        network=Network(wire=[]),
        clients=[XFreeRDP(security="tls", host=ABSENT_ADDRESS, stay=15)],
        shows=["arp.opcode == 1"],
        never=["arp.opcode == 2", "tcp"],
        truth=failed("tcp", "arp-unresolved", closed_by="nobody", arguments=["--server", ABSENT_ADDRESS]),
        fixture="arp-unresolved",
    )
