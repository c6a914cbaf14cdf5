"""What CredSSP peers send, as far as scripted ones need it: a challenge that any client answers, a refusal, and a client's messages."""

import struct
import time

_VERSION = 6
_FLAGS = 0xE2898215
"""The NTLM options of a current Windows server ([MS-NLMP] 2.2.2.5)."""
_EPOCH_DIFFERENCE = 11644473600


def challenge(computer: str = "LAB-SERVER", domain: str = "LAB", version: int = _VERSION) -> bytes:
    """A TSRequest with an NTLM CHALLENGE ([MS-CSSP] 2.2.1, [MS-NLMP] 2.2.1.2)."""
    token = _der(0x30, _der(0xA0, _der(0x04, ntlm_challenge(computer, domain))))
    return _request(_der(0xA1, _der(0x30, token)), version)


def ntlm_challenge(computer: str = "LAB-SERVER", domain: str = "LAB") -> bytes:
    """An NTLM CHALLENGE by itself."""
    filetime = int((time.time() + _EPOCH_DIFFERENCE) * 10_000_000)
    pairs = b"".join(struct.pack("<HH", number, len(value)) + value for number, value in (
        (2, _utf16(domain)), (1, _utf16(computer)), (4, _utf16("lab.test")), (3, _utf16(f"{computer.lower()}.lab.test")),
        (7, struct.pack("<Q", filetime)), (0, b"")))
    target = _utf16(domain)
    message = b"NTLMSSP\0" + struct.pack("<IHHII", 2, len(target), len(target), 56, _FLAGS) + bytes(range(0x11, 0x91, 0x10))
    message += bytes(8) + struct.pack("<HHI", len(pairs), len(pairs), 56 + len(target)) + b"\x0a\x00\x7c\x4f\x00\x00\x00\x0f"
    return message + target + pairs


def negotiate(version: int) -> bytes:
    """A client's first TSRequest, with an NTLM NEGOTIATE ([MS-NLMP] 2.2.1.1)."""
    message = b"NTLMSSP\0" + struct.pack("<II", 1, _FLAGS) + bytes(16) + b"\x0a\x00\x7c\x4f\x00\x00\x00\x0f"
    return _request(_der(0xA1, _der(0x30, _der(0x30, _der(0xA0, _der(0x04, message))))), version)


def authenticate(version: int) -> bytes:
    """A client's second TSRequest: a token, here an NTLM AUTHENTICATE of nobody, and what should be the proof of the key."""
    empty = b"".join(struct.pack("<HHI", 0, 0, 72) for _ in range(6))
    message = b"NTLMSSP\0" + struct.pack("<I", 3) + empty + struct.pack("<I", _FLAGS) + b"\x0a\x00\x7c\x4f\x00\x00\x00\x0f"
    token = _der(0xA1, _der(0x30, _der(0x30, _der(0xA0, _der(0x04, message)))))
    return _request(token + _der(0xA3, _der(0x04, bytes(286))), version)


def refusal(status: int) -> bytes:
    """A TSRequest with an error code, as Windows writes it: a signed integer of four bytes."""
    return _request(_der(0xA4, _der(0x02, status.to_bytes(4, "big"))))


def _request(fields: bytes, version: int = _VERSION) -> bytes:
    return _der(0x30, _der(0xA0, _der(0x02, bytes([version]))) + fields)


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    head = bytes([length]) if length < 128 else b"\x82" + length.to_bytes(2, "big")
    return bytes([tag]) + head + content


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
