"""Stands in front of a real server and changes what it says: `relay_program.py SCRIPT`, a JSON text, run inside a namespace.

It ends TLS on both sides, plays the CredSSP server when asked to, and passes PDUs on until one is to be changed. One loop does it
all, so that no TLS session is read and written by two threads.
"""

import asyncio
import json
import ssl
import struct
import sys
from typing import Any

_TLS, _NLA_EXTENDED = 1, 8
_DATA = b"\x02\xf0\x80"
"""X.224 Data."""
_CONNECT_RESPONSE, _JOIN_CONFIRM, _SEND_DATA_INDICATION = b"\x7f\x66", 0x3E, 0x68
_PROVIDER_INITIATED = 1
_FONT_MAP, _SET_ERROR_INFO = 0x28, 0x2F
_NOW_AND_THEN = 3.0


class Ended(Exception):
    """The connection has come to the end its situation wants."""


class Relay:
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options

    async def serve(self) -> None:
        server = await asyncio.start_server(self.accept, "0.0.0.0", self.options["listen"])
        async with server:
            await server.serve_forever()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        backend = None
        try:
            await read_pdu(reader)
            backend = await self.connect_backend()
            writer.write(confirm(self.options["protocol"]))
            await writer.start_tls(self.server_context())
            if "credssp" in self.options:
                from credssp_server import authenticate  # needs pyspnego, which plain relays do without
                await authenticate(reader, writer, self.options["credssp"])
            if "early" in self.options:
                await self.authorize(writer)
            await self.relay((reader, writer), backend)
        except (Ended, OSError, EOFError) as error:
            print(f"{type(error).__name__}: {error}", flush=True)
        finally:
            for stream in (writer, *(backend or ())[1:]):
                stream.close()

    async def connect_backend(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.options["backend"])
        writer.write(tpkt(bytes.fromhex("0ee000000000 00 0100080001000000")))
        await read_pdu(reader)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        await writer.start_tls(context)
        return reader, writer

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("DEFAULT")  # OpenSSL's, which is wider than Python's: clients choose
        context.load_cert_chain(self.options["certificate"], self.options["key"])
        context.keylog_filename = self.options["keys"]
        if maximum := self.options.get("maximum"):
            context.maximum_version = ssl.TLSVersion[maximum]
        return context

    async def authorize(self, writer: asyncio.StreamWriter) -> None:
        """Early User Authorization Result ([MS-RDPBCGR] 2.2.10.2)."""
        writer.write(struct.pack("<I", self.options["early"]))
        await writer.drain()
        if self.options["early"]:
            await asyncio.sleep(self.options.get("wait", 0.1))
            raise Ended("not authorized")

    async def relay(self, client, backend) -> None:
        forward = asyncio.create_task(self.forward(client[0], backend[1]))
        back = asyncio.create_task(self.back(backend[0], client[1]))
        done, pending = await asyncio.wait((forward, back), return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()

    async def forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The server behind is told that TLS was selected, as is true on its side."""
        first = bytearray(await read_pdu(reader))
        core = first.find(b"\x01\xc0")
        if core > 0 and struct.unpack_from("<H", first, core + 2)[0] >= 216:
            struct.pack_into("<I", first, core + 212, _TLS)
        writer.write(bytes(first))
        while True:
            writer.write(await read_pdu(reader))

    async def back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        indications = 0
        while True:
            pdu = await read_pdu(reader)
            data = pdu[7:] if pdu[4:7] == _DATA else b""
            indications += data[:1] == bytes([_SEND_DATA_INDICATION])
            if data[:2] == _CONNECT_RESPONSE and "connect_result" in self.options:
                writer.write(pdu.replace(b"\x0a\x01\x00", bytes([10, 1, self.options["connect_result"]]), 1))
                await writer.drain()
                raise Ended("refused the conference")
            if data[:1] == bytes([_JOIN_CONFIRM]) and "join_result" in self.options:
                pdu = pdu[:8] + bytes([self.options["join_result"] << 4 | pdu[8] & 15]) + pdu[9:]
            if indications == 1 and data[:1] == bytes([_SEND_DATA_INDICATION]):
                pdu = await self.licence(pdu, writer)
            if is_demand_active(data) and self.options.get("silent_after") == "licence":
                await self.fall_silent()
            writer.write(pdu)
            if is_font_map(data) and self.options.get("at") == "font-map":
                asyncio.get_running_loop().create_task(self.end_later(pdu, writer))

    async def licence(self, pdu: bytes, writer: asyncio.StreamWriter) -> bytes:
        """The first indication of a server is about licensing."""
        if self.options.get("silent_after") == "client-info":
            await self.fall_silent()
        if self.options.get("at") == "licence":
            await self.say_farewell(pdu, writer)
        if "licence" in self.options:
            alert = struct.pack("<HHBBHIIHH", 0x80, 0, 0xFF, 3, 16, self.options["licence"], 1, 4, 0)
            writer.write(send_data(pdu, alert))
            await asyncio.sleep(_NOW_AND_THEN)
            raise Ended("licence refused")
        return pdu

    async def fall_silent(self) -> None:
        await asyncio.sleep(3600)

    async def end_later(self, font_map: bytes, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.options.get("after", 3))
        try:
            await self.say_farewell(font_map, writer)
        except Ended:
            writer.close()

    async def say_farewell(self, pattern: bytes, writer: asyncio.StreamWriter) -> None:
        """Set Error Info ([MS-RDPBCGR] 2.2.5.1.1), a Disconnect Provider Ultimatum, and then a close, each if asked for."""
        for code in self.options.get("error_info", ()):
            body = struct.pack("<HHHIBBHBBHI", 22, 0x17, 0x3EA, 0x103EA, 0, 1, 8, _SET_ERROR_INFO, 0, 0, code)
            writer.write(send_data(pattern, body))
        if self.options.get("ultimatum", True):
            reason = self.options.get("reason", _PROVIDER_INITIATED)
            writer.write(tpkt(_DATA + bytes([0x20 | reason >> 1, (reason & 1) << 7])))
        await writer.drain()
        await asyncio.sleep(self.options.get("wait", 0.05))
        raise Ended("said farewell")


def is_demand_active(data: bytes) -> bool:
    """What licensing sends has zeros where a share control header has its type."""
    body = indicated(data)
    return len(body) > 2 and body[2] & 15 == 1


def is_font_map(data: bytes) -> bool:
    body = indicated(data)
    return len(body) > 14 and body[2] & 15 == 7 and body[14] == _FONT_MAP


def indicated(data: bytes) -> bytes:
    """What an MCS Send Data Indication carries."""
    return data[7 + (data[6] >> 7):] if len(data) > 8 and data[0] == _SEND_DATA_INDICATION else b""


def send_data(pattern: bytes, body: bytes) -> bytes:
    """An MCS Send Data Indication from the sender and to the channel of another one."""
    return tpkt(pattern[4:13] + bytes([0x80 | len(body) >> 8, len(body) & 255]) + body)


def tpkt(body: bytes) -> bytes:
    return b"\x03\x00" + struct.pack(">H", len(body) + 4) + body


def confirm(protocol: int) -> bytes:
    return tpkt(bytes.fromhex("0ed000001234 00 021f0800") + struct.pack("<I", protocol))


async def read_pdu(reader: asyncio.StreamReader) -> bytes:
    """A TPKT, or a fast-path PDU ([MS-RDPBCGR] 2.2.9.1.2)."""
    head = await reader.readexactly(2)
    if head[0] == 3:
        head += await reader.readexactly(2)
        length = struct.unpack_from(">H", head, 2)[0]
    elif head[1] & 0x80:
        head += await reader.readexactly(1)
        length = struct.unpack_from(">H", head, 1)[0] & 0x7FFF
    else:
        length = head[1]
    return head + await reader.readexactly(length - len(head))


if __name__ == "__main__":
    asyncio.run(Relay(json.loads(sys.argv[1])).serve())
