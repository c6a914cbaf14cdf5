from dataclasses import replace

from ..families import through_gateway
from ..peers import Gateway, HTTPProxy
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    plain = through_gateway(
        vary,
        "The gateway does not believe the user, who reaches it through an HTTP proxy.",
        Gateway(accepts=False),
        failed("gateway", "gw-http-401-loop", closed_by="any"),
        HTTPProxy(),
        shows=['tcp.payload contains "CONNECT "'],
    )
    client, = plain.clients
    return replace(plain, port=3128, clients=[replace(client, options=[*client.options, f"/proxy:http://{SERVER_ADDRESS}:3128"])])
