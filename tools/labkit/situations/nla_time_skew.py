from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The clocks differ too much, says the security package.", 0x80090324, "clock-skew")
