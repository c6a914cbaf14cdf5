from ..families import unlicensed
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return unlicensed(vary, "The server finds no licence server.", 6, "license-no-server")
