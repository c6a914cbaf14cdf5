from ..families import ended
from ..situation import Situation, Variation
from ..truth import succeeded


def situation(vary: Variation) -> Situation:
    return ended(vary, "The user disconnects inside the session.", 0xB, succeeded(closed_by="any"), reason=3)
