from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(vary, "The server shuts down.", 0x19, failed("active", "session-ended-by-policy", closed_by="any"))
