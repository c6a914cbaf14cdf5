from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The password is wrong; the server drops the connection without an error code.",
        servers=[Shadow(security="nla")],
        clients=[XFreeRDP(security="nla", password="not-the-password", tls12=vary.pick(True, False), stay=15)],
        shows=["ntlmssp.messagetype == 3"],
        truth=failed("credssp", "nla-silent-drop-after-auth-token", closed_by="server"),
        fixture="nla-silent-drop-after-auth-token",
    )
