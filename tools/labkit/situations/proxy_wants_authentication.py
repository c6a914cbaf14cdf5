from ..peers import HTTPProxy, XFreeRDP
from ..situation import Situation, Variation
from ..topology import SERVER_ADDRESS
from ..truth import failed


def situation(vary: Variation) -> Situation:
    scheme = vary.pick('Basic realm="lab"', "Negotiate", "NTLM")
    return Situation(
        title="The HTTP proxy wants the user to log on to it, which the client does not do.",
        port=8080,
        servers=[HTTPProxy(8080, 407, "Proxy Authentication Required", [f"Proxy-Authenticate: {scheme}"], "<html>log on</html>")],
        clients=[XFreeRDP(security="tls", options=[f"/proxy:http://{SERVER_ADDRESS}:8080"], stay=15)],
        shows=["http.response.code == 407"],
        truth=failed("gateway", "rdp-over-http-proxy", closed_by="any"),
        fixed=True,
    )
