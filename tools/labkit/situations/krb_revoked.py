from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The account is disabled, says the KDC.",
        fixed=True,
        servers=[KDC(options="-allow_tix")],
        clients=[Kinit()],
        shows=["kerberos.msg_type == 30"],
        truth=failed("credssp", "krb-client-error", closed_by="any"),
    )
