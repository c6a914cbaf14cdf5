from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway goes on with WebSocket, and its resource policy does not allow the target.",
        Gateway(websocket=True, channel=0x800759DA),
        failed("gateway", "gw-cap-rap-denied", closed_by="any"),
    )
