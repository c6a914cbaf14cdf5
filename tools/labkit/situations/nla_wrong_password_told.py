from ..families import refused
from ..situation import Situation, Variation


def situation(vary: Variation) -> Situation:
    return refused(vary, "The password is wrong, and the server says which half was.", 0xC000006A, "nla-logon-failure")
