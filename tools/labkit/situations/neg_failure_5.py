from ..peers import Shadow, XFreeRDP
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The server demands network level authentication, and the client does not offer it.",
        servers=[Shadow(security="nla")],
        clients=[XFreeRDP(security=vary.pick("tls", "rdp"), stay=15)],
        shows=["rdp.negFailure.failureCode == 5"],
        truth=failed("x224", "x224-neg-failure-nla-required", closed_by="client"),
        fixture="x224-neg-failure-nla-required",
    )
