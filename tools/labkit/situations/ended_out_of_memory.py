from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(
        vary,
        "The server has no memory left.",
        0x6,
        failed("active", "server-admission-denied", "session-ended-by-policy", closed_by="any"),
    )
