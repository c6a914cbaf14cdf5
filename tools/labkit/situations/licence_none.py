from ..families import unlicensed
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return unlicensed(vary, "The server has no licence to give.", 2, "license-none")
