from ..peers import Aardwolf, CredSSP, Relay
from ..peers.steps import NLA_EXTENDED
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The password is right, and the account may not use Remote Desktop: the server says so early.",
        servers=[Relay({"early": 5}, credssp=CredSSP(), protocol=NLA_EXTENDED)],
        clients=[Aardwolf()],
        shows=["tls.app_data"],
        truth=failed("authorization", "authz-denied-early", closed_by="any"),
        fixture="authz-denied-early",
    )
