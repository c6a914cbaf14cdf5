from ..peers import XFreeRDP, Xrdp
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A session captured on all interfaces at once by tcpdump.",
        servers=[Xrdp(security="tls")],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True))],
        captured_by=["tcpdump", "--immediate-mode", "-Z", "root", "--time-stamp-precision=nano"],
        capture_interface="any",
        shows=["sll && tls.app_data"],
        truth=succeeded(),
        fixture="healthy-any-sll2",
    )
