from ..families import unlicensed
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return unlicensed(vary, "The server does not accept the client.", 8, "license-refused-other")
