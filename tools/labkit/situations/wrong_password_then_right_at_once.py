from ..peers import CredSSP, Pause, Relay, XFreeRDP
from ..peers.steps import NLA
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The user types a wrong password first, and the right one at once.",
        servers=[Relay(credssp=CredSSP(), protocol=NLA)],
        clients=[
            XFreeRDP(security="nla", password="not-the-password", stay=15),
            Pause(vary.pick(2.0, 1.0)),
            XFreeRDP(security="nla"),
        ],
        shows=["tls.app_data && tcp.stream == 1"],
        truth=succeeded(lookalikes=["lk-wrong-password-retry"]),
    )
