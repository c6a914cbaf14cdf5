"""The server's side of CredSSP for the relay, with NTLM from pyspnego ([MS-CSSP] 3.1.5)."""

import asyncio
import hmac
import ssl
from typing import Any

import spnego
from spnego._credssp import _get_pub_key_auth
from spnego._credssp_structures import NegoData, TSRequest
from spnego._ntlm_raw import crypto, messages
from spnego.exceptions import NegotiateOptions
from spnego.tls import get_certificate_public_key

from relay_program import Ended

_WITHOUT_ERROR_CODE = (2, 5)


async def authenticate(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, options: dict[str, Any]) -> None:
    """Runs CredSSP to its end; raises Ended when the client is refused."""
    with open(options["certificate"]) as file:
        key = get_certificate_public_key(ssl.PEM_cert_to_DER_cert(file.read()))
    context, version = None, options["version"]
    while True:
        request = TSRequest.unpack(await read_der(reader))
        token = request.nego_tokens[0].nego_token if request.nego_tokens else b""
        if context is None:
            raw = token.startswith(b"NTLMSSP\0")
            how = NegotiateOptions.use_ntlm if raw else NegotiateOptions.use_negotiate
            context = spnego.server(protocol="ntlm" if raw else "negotiate", options=how)
        try:
            answer = context.step(token) if token else None
        except spnego.exceptions.SpnegoError as error:
            print(f"refused: {error}", flush=True)
            await refuse(writer, version, options.get("refusal", 0xC000006D))
        if request.pub_key_auth:
            break
        writer.write(TSRequest(version, nego_tokens=NegoData(answer or b"")).pack())
    if "refusal_at_key" in options:
        await refuse(writer, version, options["refusal_at_key"])
    context.unwrap(request.pub_key_auth)
    nonce = request.client_nonce if version >= 5 else None
    proof = context.wrap(_get_pub_key_auth(key, "accept", nonce=nonce)).data
    writer.write(TSRequest(version, nego_tokens=NegoData(answer) if answer else None, pub_key_auth=proof).pack())
    if not TSRequest.unpack(await read_der(reader)).auth_info:
        raise Ended("no credentials came")


async def refuse(writer: asyncio.StreamWriter, version: int, status: int) -> None:
    """Windows writes the status as a signed integer of four bytes, and not at all in some versions."""
    if version not in _WITHOUT_ERROR_CODE:
        writer.write(TSRequest(version, error_code=status - (1 << 32)).pack())
        await writer.drain()
    raise Ended(f"refused with 0x{status:08X}")


async def read_der(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readexactly(2)
    if head[1] & 0x80:
        head += await reader.readexactly(head[1] & 0x7F)
        length = int.from_bytes(head[2:], "big")
    else:
        length = head[1]
    return head + await reader.readexactly(length)


def _accept_as_sent() -> None:
    """pyspnego checks an NTLMv2 response against one it packs anew, which differs from what other clients packed; and so with the
    integrity code. The bytes that came are what counts ([MS-NLMP] 3.3.2)."""
    unpack = messages.NTClientChallengeV2.unpack

    def keep(data: bytes) -> messages.NTClientChallengeV2:
        keep.last = bytes(data)
        return unpack(data)

    def respond(nt_hash, server_challenge, *_):
        proof = hmac.digest(nt_hash, server_challenge + keep.last, "md5")
        return proof + keep.last, b"", hmac.digest(nt_hash, proof, "md5")

    messages.NTClientChallengeV2.unpack = staticmethod(keep)
    spnego._ntlm.compute_response_v2 = respond
    crypto.compute_response_v2 = respond
    messages.Authenticate.mic = property(lambda message: None, lambda message, value: None)


_accept_as_sent()
