from ..peers import Nmap, Xrdp
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A scanner asks every service whether it speaks TLS at once.",
        fixed=True,
        servers=[Xrdp(security="tls")],
        clients=[Nmap(scripts="ssl-cert")],
        truth=incomplete(attempts=None, every=True).but(verdict="incomplete|failed", findings=["", "wrong-client-protocol"]),
    )
