from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The client's clock is an hour fast, says the KDC.",
        fixed=True,
        servers=[KDC()],
        clients=[Kinit(fast_by="+1h")],
        shows=["kerberos.msg_type == 30"],
        truth=failed("credssp", "krb-skew", closed_by="any"),
        fixture="krb-skew",
    )
