from ..peers import KDC, Kinit
from ..situation import Situation, Variation
from ..truth import nothing


def situation(vary: Variation) -> Situation:
    return Situation(
        title="A wrong password for a ticket that has nothing to do with Remote Desktop.",
        fixed=True,
        servers=[KDC()],
        clients=[Kinit(password="not-the-password", service="")],
        shows=["kerberos.error_code == 24"],
        truth=nothing(),
    )
