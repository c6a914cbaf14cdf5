from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The password has expired, says the KDC.",
        fixed=True,
        servers=[KDC(options="-pwexpire yesterday")],
        clients=[Kinit()],
        shows=["kerberos.msg_type == 30"],
        truth=failed("credssp", "krb-client-error", closed_by="any"),
    )
