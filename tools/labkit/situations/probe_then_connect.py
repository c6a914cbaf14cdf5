from ..peers import Pause, Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client stops after the TLS handshake, as at a certificate prompt; then it comes back and goes on.",
        servers=[Shadow(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=True, certificate="deny", stay=15), Pause(vary.pick(4.0, 12.0)),
                 XFreeRDP(security="tls", tls12=True)],
        shows=["tls.handshake.type == 11 && tcp.stream == 0", "tls.app_data && tcp.stream == 1"],
        truth=succeeded(lookalikes=["lk-probe-then-connect"]),
        fixture="lookalike-lk-probe-then-connect",
    )
