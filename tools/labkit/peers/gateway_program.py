"""A Remote Desktop Gateway: `gateway_program.py SCRIPT`, a JSON text. A program of its own, run inside a namespace."""

import base64
import hashlib
import json
import socket
import ssl
import struct
import sys
import threading
from typing import Any

import credssp

HANDSHAKE, TUNNEL, AUTHORIZATION, CHANNEL, DATA, CLOSE = 1, 4, 6, 8, 10, 16
"""Packets of the client ([MS-TSGU] 2.2.10.4); the answer to each of the first four has the next number."""

_SEED = bytes.fromhex("abcd") * 5
"""What a gateway sends first in its channel to the client."""


class Lines:
    """A connection of which heads and packets are read."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self._buffer = b""

    def read(self, count: int) -> bytes:
        while len(self._buffer) < count:
            self._fill()
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken

    def read_to(self, end: bytes) -> bytes:
        while end not in self._buffer:
            self._fill()
        taken, _, self._buffer = self._buffer.partition(end)
        return taken

    def _fill(self) -> None:
        piece = self.connection.recv(65536)
        if not piece:
            raise EOFError("closed by the other side")
        self._buffer += piece


class Tunnel:
    """What belongs to one client: the way to it, and the target when there is one."""

    def __init__(self, script: dict[str, Any]) -> None:
        self.script = script
        self.send = lambda packet: None
        self.target: socket.socket | None = None

    def take(self, packet: bytes) -> None:
        kind = struct.unpack_from("<H", packet)[0]
        status = {name: self.script[name] for name in ("handshake", "tunnel", "authorization", "channel")}
        if kind == HANDSHAKE:
            self._answer(2, struct.pack("<IBBHH", status["handshake"], 1, 0, 0, 0))
        elif kind == TUNNEL:
            self._answer(5, struct.pack("<HIHHII", 1, status["tunnel"], 3, 0, 1, 0x3F))
        elif kind == AUTHORIZATION:
            self._answer(7, struct.pack("<IHHII", status["authorization"], 3, 0, 0x80000000, 0))
        elif kind == CHANNEL:
            if not status["channel"]:
                self._connect(packet)
            self._answer(9, struct.pack("<IHHI", status["channel"], 1, 0, 1))
        elif kind == DATA and self.target:
            self.target.sendall(packet[10:])

    def _answer(self, kind: int, body: bytes) -> None:
        self.send(struct.pack("<HHI", kind, 0, 8 + len(body)) + body)

    def _connect(self, packet: bytes) -> None:
        port, = struct.unpack_from("<H", packet, 10)
        length, = struct.unpack_from("<H", packet, 14)
        name = packet[16:16 + length].decode("utf-16-le").rstrip("\0")
        self.target = socket.create_connection((name, port), timeout=10)
        self.target.settimeout(None)
        threading.Thread(target=self._pass_on, args=(self.target,), daemon=True).start()

    def _pass_on(self, target: socket.socket) -> None:
        try:
            while piece := target.recv(16000):
                self._answer(DATA, struct.pack("<H", len(piece)) + piece)
        except ConnectionResetError:
            pass
        try:
            self._answer(CLOSE, struct.pack("<I", 0))
        except OSError:
            pass


class Gateway:
    def __init__(self, script: dict[str, Any]) -> None:
        self.script = script
        self._tunnels: dict[str, Tunnel] = {}

    def serve(self, plain: socket.socket) -> None:
        try:
            connection = self._secured(plain)
            lines = Lines(connection)
            while True:
                self._take_request(lines)
        except (OSError, EOFError) as error:
            print(f"{type(error).__name__}: {error}", flush=True)
        finally:
            plain.close()

    def _secured(self, plain: socket.socket) -> socket.socket:
        if "certificate" not in self.script:
            return plain
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.script["certificate"], self.script["key"])
        context.keylog_filename = self.script["keys"]
        return context.wrap_socket(plain, server_side=True)

    def _take_request(self, lines: Lines) -> None:
        first, *rest = lines.read_to(b"\r\n\r\n").decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        method = first.split()[0]
        print(first, fields.get("authorization", "")[:16], fields.get("transfer-encoding", ""), flush=True)
        length = int(fields.get("content-length", 0))
        tunnel = self._tunnels.setdefault(fields.get("rdg-connection-id", ""), Tunnel(self.script))
        chunked = fields.get("transfer-encoding", "").lower() == "chunked"
        if chunked and method == "RDG_IN_DATA":
            return self._take_chunks(lines, tunnel)
        if length < 65536:
            lines.read(length)
        if not self._believes(lines.connection, fields.get("authorization", "")):
            return
        if self.script["websocket"] and fields.get("upgrade", "").lower() == "websocket":
            self._take_frames(lines, tunnel, fields.get("sec-websocket-key", ""))
        elif method == "RDG_OUT_DATA":
            lines.connection.sendall(b"HTTP/1.1 200 OK\r\nServer: Lab\r\n\r\n" + _SEED)
            tunnel.send = lines.connection.sendall
        else:
            lines.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    def _believes(self, connection: socket.socket, authorization: str) -> bool:
        """NTLM in HTTP: a request, a challenge, a response, which is believed or not ([MS-NTHT])."""
        scheme, _, token = authorization.partition(" ")
        message = base64.b64decode(token) if scheme in ("NTLM", "Negotiate") else b""
        kind = message[8] if len(message) > 8 else 0
        if kind == 3 and self.script["accepts"]:
            return True
        schemes = [f"{scheme} {base64.b64encode(credssp.ntlm_challenge()).decode()}"] if kind == 1 else ["NTLM", "Negotiate"]
        lines = ["HTTP/1.1 401 Unauthorized", *(f"WWW-Authenticate: {value}" for value in schemes), "Content-Length: 0", "", ""]
        connection.sendall("\r\n".join(lines).encode())
        return False

    def _take_chunks(self, lines: Lines, tunnel: Tunnel) -> None:
        while True:
            tunnel.take(lines.read(int(lines.read_to(b"\r\n"), 16)))
            lines.read(2)

    def _take_frames(self, lines: Lines, tunnel: Tunnel, key: str) -> None:
        """WebSocket ([MS-TSGU] 3.3.5.1, RFC 6455)."""
        digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        lines.connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n")
        tunnel.send = lambda packet: lines.connection.sendall(framed(packet))
        while True:
            kind, size = lines.read(2)
            length = size & 0x7F
            if length == 126:
                length, = struct.unpack(">H", lines.read(2))
            elif length == 127:
                length, = struct.unpack(">Q", lines.read(8))
            mask = lines.read(4) if size & 0x80 else bytes(4)
            payload = bytes(byte ^ mask[index % 4] for index, byte in enumerate(lines.read(length)))
            if kind & 0x0F == 8:
                raise EOFError("closed by the other side")
            if kind & 0x0F == 2:
                tunnel.take(payload)


def framed(packet: bytes) -> bytes:
    size = struct.pack("B", len(packet)) if len(packet) < 126 else struct.pack(">BH", 126, len(packet))
    return b"\x82" + size + packet


def main() -> None:
    script = json.loads(sys.argv[1])
    gateway = Gateway(script)
    listener = socket.create_server(("0.0.0.0", script["listen"]))
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=gateway.serve, args=(connection,), daemon=True).start()


main()
