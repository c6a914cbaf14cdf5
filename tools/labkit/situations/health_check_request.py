from ..peers import Pause, ScriptedClient, Xrdp
from ..peers.steps import TLS, finish, read, send_request
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A load balancer sends a request without a cookie every two seconds, and leaves when it is answered.",
        servers=[Xrdp(security="tls")],
        clients=[
            ScriptedClient([send_request(TLS, user=""), read(), finish()]),
            Pause(2),
            ScriptedClient([send_request(TLS, user=""), read(), finish()]),
            Pause(2),
            ScriptedClient([send_request(TLS, user=""), read(), finish()]),
        ],
        truth=incomplete("x224", closed_by="client", attempts=None, every=True, lookalikes=["lk-health-check", "lk-scanner"]),
    )
