from ..peers import ScriptedServer, XFreeRDP
from ..peers.steps import finish, read, send
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A web server listens on the port.",
        servers=[ScriptedServer([read(), send(b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nConnection: close\r\n\r\n"), finish()])],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=['tcp.payload contains "HTTP/1"'],
        truth=failed("x224", "wrong-service-on-port", closed_by="server"),
        fixture="wrong-service-on-port",
    )
