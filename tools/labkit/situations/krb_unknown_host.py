from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="The KDC has no principal for the host.",
        fixed=True,
        servers=[KDC(knows_host=False)],
        clients=[Kinit()],
        shows=["kerberos.error_code == 7"],
        truth=failed("credssp", "krb-principal-unknown", closed_by="any"),
        fixture="krb-principal-unknown",
    )
