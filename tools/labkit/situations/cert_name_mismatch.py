from ..certificates import Certificate
from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS, Network
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server's certificate is for another name than the user asked for, and the client refuses it.",
        servers=[Shadow(security="tls", certificate=Certificate(name="other.lab.test", alternative_names=["DNS:other.lab.test"]))],
        network=Network(names={"desk.lab.test": SERVER_ADDRESS}),
        clients=[XFreeRDP(security="tls", host="desk.lab.test", tls12=True, certificate="deny", stay=15)],
        shows=["tls.handshake.type == 11", 'tls.handshake.extensions_server_name == "desk.lab.test"'],
        secrets=vary.pick(True, False),
        truth=failed("tls", "tls-cert-name-mismatch", closed_by="client", arguments=["--server", "desk.lab.test"]),
        fixture="tls-cert-name-mismatch",
    )
