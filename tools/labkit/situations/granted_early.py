from ..peers import Aardwolf, CredSSP, Relay
from ..peers.steps import NLA_EXTENDED
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    hidden = failed("mcs|security|licensing", "", "disconnect-ultimatum-no-errinfo", "mcs-connect-failed", closed_by="server")
    return Situation(
        title="The server authorizes the user early; later it ends the connection, because the client's information displeases it.",
        servers=[Relay({"early": 0}, credssp=CredSSP(), protocol=NLA_EXTENDED)],
        clients=[Aardwolf()],
        shows=["tls.app_data"],
        truth=failed(
            "security|licensing",
            "disconnect-ultimatum-no-errinfo",
            closed_by="server",
            without_keys=hidden.but(verdict="failed|unexplained"),
        ),
    )
