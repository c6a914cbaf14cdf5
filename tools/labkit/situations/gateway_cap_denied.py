from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway's connection policy does not allow the user.",
        Gateway(authorization=0x800759DB),
        failed("gateway", "gw-cap-rap-denied", closed_by="any"),
    )
