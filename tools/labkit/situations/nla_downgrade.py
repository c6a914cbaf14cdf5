from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The server takes the logon for a downgrade attack.", 0xC0000388, "nla-refused-other")
