from ..peers import Rdesktop, Xrdp
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, SERVER_ADDRESS_6, Network
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    rule = vary.pick("drop", "reject with icmpv6 admin-prohibited", "reject with tcp reset")
    return Situation(
        title="The name has an IPv6 address as well, to which nothing gets through; the client tries it first and falls back to IPv4.",
        servers=[Xrdp(security="tls")],
        network=Network(names={"desk.lab.test": f"{SERVER_ADDRESS},{SERVER_ADDRESS_6}"}, rules=[f"ip6 nexthdr tcp {rule}"],
                        prefers_ipv6=True, client_kernel=["net.ipv4.tcp_syn_retries=2"]),
        clients=[Rdesktop(host="desk.lab.test", stay=20)],
        shows=["dns.aaaa", "ipv6 && tcp.flags.syn == 1", "ip && tls.app_data"],
        truth=succeeded(lookalikes=["lk-multi-conn-family"]),
        fixture="lookalike-lk-multi-conn-family",
    )
