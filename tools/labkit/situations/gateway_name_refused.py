from ..families import through_gateway
from ..peers.gateway import GATEWAY_NAME
from ..situation import Situation, Variation
from ..topology import Network, SERVER_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    truth = failed("gateway", "gw-unreachable", closed_by="any", arguments=["--server", GATEWAY_NAME])
    return through_gateway(
        vary, "Nobody listens on the port of the gateway, which the client found by its name.", None, truth, stay=15,
        host=GATEWAY_NAME, network=Network(names={GATEWAY_NAME: SERVER_ADDRESS}), shows=["tcp.srcport == 443 && tcp.flags.reset == 1"],
        without_keys=truth)
