from ..peers import WebServer, XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name points to a host that has no Remote Desktop.",
        servers=[WebServer()],
        network=Network(names={"desk.lab.test": SERVER_ADDRESS}),
        clients=[XFreeRDP(security="tls", host="desk.lab.test", stay=15)],
        shows=["dns.a", "tcp.flags.reset == 1"],
        truth=failed(
            "tcp", "dns-stale-wrong-address", "tcp-refused-closed-port", closed_by="server", arguments=["--server", "desk.lab.test"]
        ),
    )
