from ..peers import CredSSP, Relay, XFreeRDP
from ..peers.steps import NLA
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A wrong password at a server of CredSSP version 2, which cannot say so.",
        servers=[Relay(credssp=CredSSP(version=2), protocol=NLA)],
        clients=[XFreeRDP(security="nla", password="not-the-password", stay=15)],
        shows=["tls.app_data"],
        truth=failed("credssp", "nla-silent-drop-after-auth-token", closed_by="server"),
    )
