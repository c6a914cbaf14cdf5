from ..peers import XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name server does not answer.",
        network=Network(names={}, resolver=SERVER_ADDRESS, rules=["udp dport 53 drop"]),
        clients=[XFreeRDP(security="tls", host="desk.lab.test", stay=25)],
        shows=["dns.flags.response == 0", "frame.time_relative > 5"],
        never=["dns.flags.response == 1", "tcp"],
        truth=failed("name", "dns-timeout", closed_by="nobody", arguments=["--server", "desk.lab.test"]),
        fixture="dns-timeout",
    )
