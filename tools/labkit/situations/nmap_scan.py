from ..peers import Nmap, Shadow
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="nmap asks for protocols, names and the certificate, in many short connections.",
        fixed=True,
        servers=[Shadow(security="nla")],
        clients=[Nmap()],
        truth=incomplete(attempts=None, every=True, lookalikes=["lk-scanner"]).but(verdict="incomplete|succeeded"),
    )
