from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The KDC refuses the password.",
        fixed=True,
        servers=[KDC()],
        clients=[Kinit(password="not-the-password")],
        shows=["kerberos.msg_type == 30"],
        truth=failed("credssp", "krb-client-error", closed_by="any"),
        fixture="krb-client-error",
    )
