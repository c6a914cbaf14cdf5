from ..families import stopped
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return stopped(vary, "The server refuses a channel.", "mcs", "mcs-channel-join-refused", fixture="mcs-channel-join-refused",
                   join_result=14)
