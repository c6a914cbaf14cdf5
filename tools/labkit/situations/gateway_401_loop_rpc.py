from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway does not believe the user, who comes with RPC over HTTP.",
        Gateway(accepts=False),
        failed("gateway", "gw-http-401-loop", closed_by="any"),
        transport="rpc",
    )
