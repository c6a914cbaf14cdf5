from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import failed


def situation(vary: Variation) -> Situation:
    return Situation(
        title="Nobody answers at the KDC's address.",
        fixed=True,
        servers=[],
        clients=[Kinit()],
        shows=["kerberos.msg_type == 10"],
        truth=failed("credssp", "kdc-unreachable", closed_by="any", arguments=["--server", "desk.lab.test"]),
        fixture="kdc-unreachable",
    )
