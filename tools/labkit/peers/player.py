"""Plays the steps of a scripted peer: `player.py SCRIPT`, a JSON text. A program of its own, run inside a namespace."""

import json
import socket
import ssl
import struct
import sys
import threading
import time
from typing import Any


def play(connection: socket.socket, steps: list[dict[str, Any]], tls: dict[str, str], is_server: bool) -> None:
    """Plays all steps; the connection is closed at the end, unless a step did that."""
    connection.settimeout(60)
    try:
        for step in steps:
            connection = play_step(connection, step, tls, is_server)
    except (OSError, EOFError) as error:
        print(f"{type(error).__name__}: {error}", flush=True)
    finally:
        connection.close()


def play_step(connection: socket.socket, step: dict[str, Any], tls: dict[str, str], is_server: bool) -> socket.socket:
    match step["do"]:
        case "read":
            if not connection.recv(65536):
                raise EOFError("closed by the other side")
        case "wait":
            time.sleep(step["seconds"])
        case "tls":
            return handshake(connection, step, tls, is_server)
        case "FIN":
            drain(connection)
        case "RST":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        case _:
            connection.sendall(bytes.fromhex(step["hex"]))
    return connection


def drain(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(2)
    try:
        while connection.recv(65536):
            pass
    except OSError:
        pass


def handshake(connection: socket.socket, step: dict[str, Any], tls: dict[str, str], is_server: bool) -> ssl.SSLSocket:
    """A TLS handshake with the options of its step. A failed one sends the alert that OpenSSL chooses."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if is_server else ssl.PROTOCOL_TLS_CLIENT)
    verify = step.get("verify")
    if is_server or "ciphers" in step:
        context.set_ciphers(step.get("ciphers", "DEFAULT"))  # OpenSSL's default is wider than Python's: clients choose
    if is_server:
        context.load_cert_chain(tls["certificate"], tls["key"])
    elif not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        context.load_default_certs()
        if step.get("trusted"):
            context.load_verify_locations(tls["trust"])
    context.keylog_filename = tls["keys"]
    if "minimum" in step:
        context.minimum_version = ssl.TLSVersion[step["minimum"]]
    if "maximum" in step:
        context.maximum_version = ssl.TLSVersion[step["maximum"]]
    name = verify if isinstance(verify, str) else step.get("name")
    return context.wrap_socket(connection, server_side=is_server, server_hostname=name)


def serve(script: dict[str, Any]) -> None:
    listener = socket.create_server(("0.0.0.0", script["listen"]))
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=play, args=(connection, script["steps"], script["tls"], True), daemon=True).start()


def main() -> None:
    script = json.loads(sys.argv[1])
    if "listen" in script:
        serve(script)
    else:
        play(socket.create_connection(tuple(script["connect"]), timeout=20), script["steps"], script["tls"], False)


main()
