from ..peers import Aardwolf, CredSSP, Relay
from ..peers.steps import NLA_EXTENDED
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with early user authorization: the server says yes.",
        servers=[Relay({"early": 0}, credssp=CredSSP(), protocol=NLA_EXTENDED)],
        clients=[Aardwolf()],
        shows=["tls.app_data && frame.time_relative > 2"],
        truth=succeeded("any", "active|capabilities|licensing").but(verdict="succeeded|incomplete"),
    )
