from ..families import accepted
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return accepted(vary, 4)
