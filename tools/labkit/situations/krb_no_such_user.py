from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The KDC knows nobody of that name.",
        fixed=True,
        servers=[KDC()],
        clients=[Kinit(user="nobody")],
        shows=["kerberos.msg_type == 30"],
        truth=failed("credssp", "krb-client-error", closed_by="any"),
    )
