from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "No authority could be contacted for authentication.", 0x80090311, "kdc-unreachable", "nla-refused-other")
