from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(vary, "The session was idle for too long.", 3, failed("active", "session-ended-by-policy", closed_by="any"),
                 fixture="session-ended-by-policy")
