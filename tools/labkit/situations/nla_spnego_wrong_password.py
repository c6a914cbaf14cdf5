from ..peers import Aardwolf, CredSSP, Relay
from ..peers.steps import NLA_EXTENDED
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A wrong password from a client that speaks SPNEGO, as Windows does.",
        servers=[Relay({"early": 0}, credssp=CredSSP(), protocol=NLA_EXTENDED)],
        clients=[Aardwolf(password="not-the-password")],
        shows=["tls.app_data"],
        # Both hang up when the refusal has come, and either may be first.
        truth=failed(
            "credssp",
            "nla-logon-failure",
            closed_by="any",
            without_keys=failed("credssp", "nla-errorcode-undecrypted", closed_by="any"),
        ),
    )
