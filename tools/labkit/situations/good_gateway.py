from ..families import through_gateway
from ..peers import Gateway, Xrdp
from ..situation import Situation, Variation
from ..truth import incomplete


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "A session through a gateway. What runs inside its channel is not read.",
        Gateway(),
        incomplete("gateway"),
        Xrdp(security="tls"),
        fixture="gateway-lets-through",
    )
