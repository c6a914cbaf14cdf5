from ..families import unlicensed
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return unlicensed(vary, "The client's licence has a wrong checksum.", 3, "license-client-cache")
