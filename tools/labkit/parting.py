"""Where the handshake of a failed TLS connection parts from a good one, and whether `rdpwhy diff` says so."""

import subprocess
from pathlib import Path

_GOOD = "good-tls12-shadow"
_HELLO, _KEY_EXCHANGE = "lacks the server's TLS ServerHello", "lacks the client's TLS ClientKeyExchange"
_APPLICATION = "lacks the client's MCS Connect Initial"
# Where only one of the two can be opened, both are compared closed.
_CLOSED_APPLICATION = "lacks the client's encrypted application record"
# The server does not know of the RST in its name: its answer may still come, behind it.
_INJECTED = ("only the bad handshake has the server's TCP RST", _HELLO)
_PARTS = {
    "cert-expired": _APPLICATION,
    "cert-expired-alert": _KEY_EXCHANGE,
    "cert-intercepted": _KEY_EXCHANGE,
    "cert-name-mismatch": _APPLICATION,
    "cert-name-mismatch-alert": _KEY_EXCHANGE,
    "cert-not-yet-valid": _APPLICATION,
    "cert-not-yet-valid-alert": _KEY_EXCHANGE,
    "cert-refused-silently": _CLOSED_APPLICATION,
    "cert-rejected-by-alert": _KEY_EXCHANGE,
    "cert-untrusted-issuer": _KEY_EXCHANGE,
    "cert-weak-key": _KEY_EXCHANGE,
    "fin-on-clienthello": _HELLO,
    "reset-on-clienthello": _HELLO,
    "rst-injected-after-clienthello": _INJECTED,
    "tls-cipher-mismatch": _HELLO,
    "tls-hung-after-clienthello": _HELLO,
    "tls-internal-error": _HELLO,
    "tls-version-mismatch": _HELLO,
    "tls10-server": _KEY_EXCHANGE,
}


def check_diff(program: Path, folder: Path) -> int:
    """Compares the good capture with every failed one that is in the folder; 0 when every step is named."""
    good = folder / f"{_GOOD}.pcapng"
    there = [name for name in _PARTS if (folder / f"{name}.pcapng").exists()]
    if not good.exists() or not there:
        print(f"lab: {folder} needs {_GOOD}.pcapng, and the capture of a TLS failure")
        return 2
    failures = 0
    for name in there:
        done = subprocess.run([str(program), "diff", str(good), str(folder / f"{name}.pcapng")], capture_output=True, text=True)
        said = (done.stdout.splitlines() or ["nothing"])[0]
        expected = _PARTS[name] if isinstance(_PARTS[name], tuple) else (_PARTS[name],)
        if not any(words in said for words in expected) or done.returncode != 1:
            failures += 1
            print(f"{name}: expected {' or '.join(expected)} and exit status 1, got {done.returncode} and: {said}")
    print(f"{len(there) - failures} passed, {failures} failed")
    return 1 if failures else 0
