from ..peers import CredSSP, Relay, XFreeRDP
from ..peers.steps import NLA
from ..situation import Situation, Variation
from ..topology import Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Large packets of the client vanish: its NTLM response never arrives.",
        servers=[Relay(credssp=CredSSP(), protocol=NLA)],
        network=Network(rules=["tcp dport 3389 meta length > 480 drop"]),
        clients=[XFreeRDP(security="nla", tls12=True, stay=30)],
        # A client that gives up soon leaves nothing at the far end but a connection that is still open.
        far_truth=failed("tls|credssp", "tcp-mtu-blackhole", "nla-prompt-abandoned", "", closed_by="any").but(
            verdict="failed|incomplete|unexplained"
        ),
        shows=["tcp.analysis.retransmission && tcp.len > 300"],
        # Where the server has nothing more to say either, only the size of what was lost tells it from a server that is gone; and the client may
        # give up before it has tried so often that silence proves anything.
        truth=failed("tls|credssp", "tcp-mtu-blackhole", "tcp-half-open-dead-peer", "", closed_by="any").but(
            verdict="failed|incomplete"
        ),
    )
