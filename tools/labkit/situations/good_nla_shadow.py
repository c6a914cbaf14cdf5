from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with the shadow server after network level authentication with NTLM.",
        servers=[Shadow(security="nla")],
        clients=[XFreeRDP(security="nla", tls12=vary.pick(True, False))],
        shows=["ntlmssp.messagetype == 3", "tls.app_data"],
        truth=succeeded(),
        fixture="healthy-nla-shadow",
    )
