"""Situations that differ in one value."""

from typing import Any

from .certificates import Certificate
from .peers import CredSSP, Gateway, Relay, ScriptedServer, XFreeRDP
from .peers.steps import NLA, Step, finish, read, send_challenge, send_confirm, send_refusal, start_tls
from .situation import Situation, Variation
from .topology import SERVER_ADDRESS
from .truth import Truth, failed, nothing, succeeded


def some_tls(vary: Variation) -> Step:
    """A TLS handshake of version 1.2, or of the latest that both sides speak."""
    return start_tls(**({"maximum": "TLSv1_2"} if vary.pick(True, False) else {}))


def refused(vary: Variation, title: str, status: int, *findings: str, fixture: str | None = None) -> Situation:
    """The server answers the client's NTLM response with an NTSTATUS. Without secrets only the size of the answer tells."""
    return Situation(
        title=title,
        servers=[ScriptedServer([read(), send_confirm(NLA), some_tls(vary), read(), send_challenge(), read(), send_refusal(status),
                                 finish()], certificate=Certificate())],
        clients=[XFreeRDP(security="nla", stay=15)],
        shows=["tls.app_data"],
        truth=failed("credssp", *findings, closed_by="server",
                     without_keys=failed("credssp", "nla-errorcode-undecrypted", closed_by="server")),
        fixture=fixture,
    )


def accepted(vary: Variation, version: int) -> Situation:
    """A session behind network level authentication of a CredSSP version."""
    return Situation(
        title=f"A session with network level authentication; the server speaks CredSSP version {version}.",
        servers=[Relay(credssp=CredSSP(version=version), protocol=NLA)],
        clients=[XFreeRDP(security="nla", tls12=vary.pick(True, False))],
        shows=["tls.app_data && frame.time_relative > 4"],
        truth=succeeded(),
    )


def ended(vary: Variation, title: str, code: int, truth: Truth, fixture: str | None = None, **changes: Any) -> Situation:
    """The server ends an active session with Set Error Info. Without secrets nobody can tell a policy from a log-off."""
    hidden = Truth("failed|succeeded|unexplained", "active", ("", "session-dropped", "disconnect-ultimatum-no-errinfo", *truth.findings))
    return Situation(
        title=title,
        servers=[Relay({"error_info": [code], "at": "font-map", "after": vary.pick(3, 2, 5), **changes})],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True), stay=15)],
        shows=["tls.app_data && frame.time_relative > 2"],
        truth=truth.but(without_keys=hidden),
        fixture=fixture,
    )


def unlicensed(vary: Variation, title: str, code: int, finding: str) -> Situation:
    """The server refuses a licence and aborts."""
    return stopped(vary, title, "licensing", finding, fixture=finding, licence=code)


def stopped(
    vary: Variation, title: str, phase: str, *findings: str, closed_by: str = "any", stay: float = 15, fixture: str | None = None,
    **changes: Any,
) -> Situation:
    """The connection sequence ends inside TLS, between the handshake and the active session."""
    later = "tls|mcs|security|licensing|capabilities"
    hidden = Truth("failed|unexplained|incomplete", later, ("", "mcs-connect-failed", "disconnect-ultimatum-no-errinfo", *findings))
    return Situation(
        title=title,
        servers=[Relay(changes)],
        clients=[XFreeRDP(security="tls", tls12=vary.pick(False, True), stay=stay, options=[f"/timeout:{round(stay + 5) * 1000}"])],
        shows=["tls.app_data"],
        truth=failed(phase, *findings, closed_by=closed_by, without_keys=hidden),
        fixture=fixture,
    )


def through_gateway(
    vary: Variation, title: str, gateway: Gateway | None, truth: Truth, *others: Any, transport: str = "http", host: str = SERVER_ADDRESS,
    stay: float = 8, without_keys: Truth = nothing(), **more: Any,
) -> Situation:
    """A client that reaches its server through a gateway. Without TLS secrets nothing tells HTTPS to it from any other."""
    port = gateway.port if gateway else 443
    credentials = ["/gu:alice", "/gp:lab-password", "/gd:LAB"]
    client = XFreeRDP(security="tls", options=[f"/g:{host}:{port}", f"/gt:{transport}", *credentials], stay=stay)
    return Situation(**{
        "title": title, "port": port, "servers": [*others, *([gateway] if gateway else [])], "clients": [client],
        "shows": ["tls.app_data"], "truth": truth.but(without_keys=without_keys), "fixed": True, **more})
