from ..families import ended
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return ended(vary, "The graphics driver does not answer.", 0x10, failed("active", "graphics-driver-failure", closed_by="any"),
                 fixture="graphics-driver-failure")
