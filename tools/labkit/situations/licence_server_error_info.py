from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(
        vary,
        "The server finds no licence server and says so with Set Error Info.",
        "licensing|security",
        "license-no-server",
        error_info=[0x101],
        at="licence",
    )
