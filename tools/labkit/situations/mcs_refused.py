from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(vary, "The server refuses the conference.", "mcs", "mcs-connect-failed", connect_result=14)
