"""An HTTP proxy for CONNECT: `http_proxy_program.py SCRIPT`, a JSON text. A program of its own, run inside a namespace."""

import json
import socket
import sys
import threading
from typing import Any


def read_head(connection: socket.socket) -> bytes:
    """A request up to its empty line."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            raise EOFError("closed by the other side")
        head += piece
    return head


def answer(script: dict[str, Any]) -> bytes:
    body = script["body"].encode()
    length = [] if script["status"] == 200 else [f"Content-Length: {len(body)}"]
    lines = [f"HTTP/1.1 {script['status']} {script['reason']}", *script["headers"], *length, "", ""]
    return "\r\n".join(lines).encode() + body


def serve(client: socket.socket, script: dict[str, Any]) -> None:
    """Answers one client, and connects it if that is the answer."""
    try:
        target = read_head(client).split()[1].decode()
        if script["status"] != 200:
            client.sendall(answer(script))
            client.shutdown(socket.SHUT_WR)
            while client.recv(4096):
                pass
            return
        host, _, port = target.rpartition(":")
        server = socket.create_connection((host.strip("[]"), int(port)), timeout=10)
        server.settimeout(None)
        client.sendall(answer(script))
        threading.Thread(target=pump, args=(server, client), daemon=True).start()
        pump(client, server)
    except (OSError, EOFError) as error:
        print(f"{type(error).__name__}: {error}", flush=True)
    finally:
        client.close()


def pump(source: socket.socket, sink: socket.socket) -> None:
    """Passes on what comes, and that nothing more comes."""
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def main() -> None:
    script = json.loads(sys.argv[1])
    listener = socket.create_server(("0.0.0.0", script["listen"]))
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client, script), daemon=True).start()


main()
