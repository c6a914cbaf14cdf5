from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(vary, "The server lets nobody in.", 0x7, failed("active", "server-admission-denied", closed_by="any"),
                 fixture="server-admission-denied")
