"""The steps of scripted peers. `player.py` plays them."""

import json
from typing import Any

from . import credssp

Step = dict[str, Any]

RDP, TLS, NLA, RDSTLS, NLA_EXTENDED, ENTRA = 0, 1, 2, 4, 8, 16
"""Security protocols of the X.224 negotiation ([MS-RDPBCGR] 2.2.1.1.1)."""


def read() -> Step:
    """Waits until the other side has sent something."""
    return {"do": "read"}


def send(data: bytes) -> Step:
    return {"do": "send", "hex": data.hex()}


def send_request(protocols: int | None, user: str = "alice") -> Step:
    """An X.224 Connection Request ([MS-RDPBCGR] 2.2.1.1); protocols None: without a negotiation request; no user: no cookie."""
    negotiation = b"" if protocols is None else b"\x01\x00\x08\x00" + protocols.to_bytes(4, "little")
    return {"do": "request", "user": user, "hex": negotiation.hex()}


def send_confirm(protocol: int) -> Step:
    """An X.224 Connection Confirm that selects a protocol ([MS-RDPBCGR] 2.2.1.2.1)."""
    return {**send(_x224(0xD0, 0x1234, b"\x02\x1f\x08\x00" + protocol.to_bytes(4, "little"))), "do": "confirm"}


def send_failure(code: int) -> Step:
    """An X.224 Connection Confirm with a negotiation failure ([MS-RDPBCGR] 2.2.1.2.2)."""
    return {**send(_x224(0xD0, 0x1234, b"\x03\x00\x08\x00" + code.to_bytes(4, "little"))), "do": f"negotiation failure {code}"}


def start_tls(**options: Any) -> Step:
    """The TLS handshake, as client or server. Options: minimum and maximum ("TLSv1_2"), ciphers, name (sent as SNI);
    verify (the host name to check for), trusted (the server's own certificate is)."""
    return {"do": "tls", **options}


def send_challenge(**options: Any) -> Step:
    """The CredSSP server's first answer."""
    return {**send(credssp.challenge(**options)), "do": "NTLM challenge"}


def send_negotiate(version: int) -> Step:
    """The CredSSP client's first message."""
    return {**send(credssp.negotiate(version)), "do": f"NTLM negotiate, CredSSP version {version}"}


def send_authenticate(version: int) -> Step:
    """The CredSSP client's second message."""
    return {**send(credssp.authenticate(version)), "do": f"NTLM authenticate, CredSSP version {version}"}


def send_rdstls_capabilities() -> Step:
    """The versions of RDSTLS that a server knows ([MS-RDPBCGR] 2.2.17.1)."""
    return {**send(bytes.fromhex("0100 0100 0100 0100")), "do": "RDSTLS capabilities"}


def send_rdstls_password() -> Step:
    """A redirected client's credentials ([MS-RDPBCGR] 2.2.17.2)."""
    values = ("00000000-0000-0000-0000-000000000000", "alice", "LAB", "not-the-password")
    texts = [(value + "\0").encode("utf-16-le") for value in values]
    body = b"".join(len(text).to_bytes(2, "little") + text for text in texts)
    return {**send(bytes.fromhex("0100 0200 0100") + body), "do": "RDSTLS credentials"}


def send_rdstls_result(code: int) -> Step:
    """A server's answer to them ([MS-RDPBCGR] 2.2.17.4)."""
    return {**send(bytes.fromhex("0100 0400 0100") + code.to_bytes(4, "little")), "do": f"RDSTLS result 0x{code:X}"}


def send_json(**values: Any) -> Step:
    """A message of Microsoft Entra authentication ([MS-RDPBCGR] 2.2.18)."""
    return {**send(json.dumps(values).encode() + b"\0"), "do": ", ".join(values)}


def send_refusal(status: int) -> Step:
    """The CredSSP server's refusal, with an NTSTATUS."""
    return {**send(credssp.refusal(status)), "do": f"refusal 0x{status:08X}"}


def send_alert(description: int) -> Step:
    """A fatal TLS alert in clear."""
    return {**send(bytes([21, 3, 3, 0, 2, 2, description])), "do": f"TLS alert {description}"}


def wait(seconds: float) -> Step:
    return {"do": "wait", "seconds": seconds}


def finish() -> Step:
    """FIN, then whatever still comes is read and dropped."""
    return {"do": "FIN"}


def reset() -> Step:
    """RST."""
    return {"do": "RST"}


def encoded(step: Step) -> Step:
    """A step as the player takes it: what is said about names has become bytes."""
    if step["do"] != "request":
        return step
    cookie = f"Cookie: mstshash={step['user']}\r\n".encode() if step["user"] else b""
    return send(_x224(0xE0, 0, cookie + bytes.fromhex(step["hex"])))


def _x224(code: int, source: int, rest: bytes) -> bytes:
    body = bytes([6 + len(rest), code, 0, 0]) + source.to_bytes(2, "big") + b"\x00" + rest
    return b"\x03\x00" + (4 + len(body)).to_bytes(2, "big") + body
