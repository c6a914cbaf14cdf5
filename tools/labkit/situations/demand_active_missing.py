from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(
        vary, "The server falls silent after licensing.", "capabilities", "demand-active-missing", fixture="demand-active-missing",
        silent_after="licence", stay=40
    )
