from ..families import ended
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return ended(vary, "The user logs off.", 0xC, succeeded(closed_by="any"), reason=3)
