from ..peers import CredSSP, Relay, XFreeRDP
from ..peers.steps import NLA
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A wrong password, refused by a server that checked it.",
        servers=[Relay(credssp=CredSSP(version=vary.pick(6, 4, 3)), protocol=NLA)],
        clients=[XFreeRDP(security="nla", password="not-the-password", stay=15)],
        shows=["tls.app_data"],
        truth=failed(
            "credssp",
            "nla-logon-failure",
            closed_by="server",
            without_keys=failed("credssp", "nla-errorcode-undecrypted", closed_by="server"),
        ),
    )
