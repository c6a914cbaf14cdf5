from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway has no place left.",
        Gateway(tunnel=0x800759E6),
        failed("gateway", "gw-refused-other", closed_by="any"),
        fixture="gw-refused-other",
    )
