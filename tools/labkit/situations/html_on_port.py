from ..peers import WebServer, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A web server listens on the port; it takes the Connection Request for HTTP/0.9 and answers without a status line.",
        servers=[WebServer(3389)],
        clients=[XFreeRDP(security="tls", stay=15)],
        shows=['tcp.payload contains "<!DOCTYPE"'],
        # Both hang up as soon as they have seen what the other one speaks.
        truth=failed("x224", "wrong-service-on-port", closed_by="any"),
    )
