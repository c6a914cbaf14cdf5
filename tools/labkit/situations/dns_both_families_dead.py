from ..peers import Rdesktop, Xrdp
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, SERVER_ADDRESS_6, Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The name has addresses of both kinds, and nothing gets through to either; the client tries both for one click.",
        servers=[Xrdp(security="tls")],
        network=Network(names={"desk.lab.test": f"{SERVER_ADDRESS},{SERVER_ADDRESS_6}"}, rules=["tcp dport 3389 drop"],
                        prefers_ipv6=True, client_kernel=["net.ipv4.tcp_syn_retries=2"]),
        clients=[Rdesktop(host="desk.lab.test", stay=40)],
        shows=["dns.aaaa", "ipv6 && tcp.flags.syn == 1", "ip && tcp.flags.syn == 1"],
        never=["tcp.flags.ack == 1"],
        truth=failed("tcp", "tcp-syn-drop", closed_by="nobody"),
    )
