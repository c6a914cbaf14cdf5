from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="With standard RDP security the server cannot check what the client sends, and ends the connection with an ultimatum.",
        servers=[Xrdp(security="rdp", encryption="high")],
        clients=[XFreeRDP(security="rdp", stay=15)],
        never=["tls.handshake.type == 1"],
        truth=failed(None, "disconnect-ultimatum-no-errinfo", "standard-security-decrypt", closed_by="server"),
        fixture="disconnect-ultimatum-no-errinfo",
    )
