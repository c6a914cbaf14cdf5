from ..families import through_gateway
from ..peers import Gateway, ScriptedServer
from ..peers.steps import read, reset
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return through_gateway(
        vary,
        "The gateway reaches the target, which resets the connection when the Connection Request comes.",
        Gateway(websocket=vary.pick(False, True)),
        failed("gateway", "gw-reset-by-target", closed_by="any"),
        ScriptedServer([read(), reset()]),
        fixture="gw-reset-by-target",
    )
