from ..peers import Nmap, Shadow
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="nmap asks only whether the port is open.",
        fixed=True,
        servers=[Shadow(security="tls")],
        clients=[Nmap(scripts="")],
        truth=incomplete("tcp", closed_by="client", lookalikes=["lk-port-test"]),
    )
