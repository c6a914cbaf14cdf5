from ..families import through_gateway
from ..peers import Gateway
from ..situation import Situation, Variation
from ..topology import Network, SERVER_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    truth = failed("gateway", "gw-unreachable", closed_by="any", arguments=["--server", SERVER_ADDRESS])
    return through_gateway(
        vary, "The way to the gateway is blocked.", Gateway(), truth, stay=15, fixture="gw-unreachable",
        network=Network(rules=["tcp dport 443 drop"]), shows=["tcp.dstport == 443 && tcp.flags.syn == 1"], without_keys=truth)
