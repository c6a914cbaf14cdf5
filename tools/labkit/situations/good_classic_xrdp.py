from ..peers import Rdesktop, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session with standard RDP security: rdesktop and xrdp agree to no TLS.",
        servers=[Xrdp(security="rdp", encryption="high")],
        clients=[Rdesktop()],
        never=["tls.handshake.type == 1"],
        truth=succeeded(phase=None),
        fixture="healthy-classic-xrdp",
    )
