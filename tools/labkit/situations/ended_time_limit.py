from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(vary, "The session has lasted as long as it may.", 4, failed("active", "session-ended-by-policy", closed_by="any"))
