from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(
        vary,
        "The clocks of client and server differ too much, and the server says so.",
        0xC0000133,
        "clock-skew",
        fixture="clock-skew",
    )
