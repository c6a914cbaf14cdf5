from ..peers import CredSSP, RDPCheck, Relay
from ..peers.steps import NLA
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A program checks a password with CredSSP version 2, and leaves.",
        fixed=True,
        servers=[Relay(credssp=CredSSP(version=2), protocol=NLA)],
        clients=[RDPCheck()],
        shows=["tls.app_data"],
        truth=incomplete("credssp|authorization|mcs", closed_by="client"),
    )
