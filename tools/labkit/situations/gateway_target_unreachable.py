from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway cannot reach the target.",
        Gateway(channel=0x800759DD),
        failed("gateway", "gw-target-unreachable", closed_by="any"),
        fixture="gw-target-unreachable",
    )
