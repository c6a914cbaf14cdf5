from ..peers import HTTPProxy, XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    status, reason = vary.pick((403, "Forbidden"), (405, "Method Not Allowed"))
    return Situation(
        title="The HTTP proxy does not allow connections to the port.",
        port=3128,
        servers=[HTTPProxy(status=status, reason=reason)],
        clients=[XFreeRDP(security="tls", options=[f"/proxy:http://{SERVER_ADDRESS}:3128"], stay=15)],
        shows=["http.response.code >= 403"],
        truth=failed("gateway", "rdp-over-http-proxy", closed_by="any"),
        fixture="rdp-over-http-proxy",
        fixed=True,
    )
