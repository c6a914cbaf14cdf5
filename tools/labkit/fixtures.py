"""Copies captures of the lab to the tests' fixtures."""

import json
import shutil
from pathlib import Path
from typing import Sequence

from .situation import Named, Situation

_FIXTURES = Path(__file__).resolve().parents[2] / "Tests" / "Fixtures"
_LARGEST = 60_000
"""Bytes of a capture that are still fit to be kept in the repository."""


def copy_fixtures(folder: Path, chosen: Sequence[Named], required: bool) -> int:
    """Copies every chosen capture that has a place among the fixtures; 0 when all went well."""
    wrong = 0
    for named in chosen:
        situation = named.situation()
        if not situation.fixture:
            if required:
                print(f"{named.name}: has no place among the fixtures")
            continue
        stem = named.name + (".far" if situation.fixture_is_far else "")
        capture, truth = folder / f"{stem}.pcapng", folder / f"{stem}.truth.json"
        if not capture.exists() or not truth.exists():
            print(f"{named.name}: not in {folder}")
            wrong += required
        elif capture.stat().st_size > _LARGEST:
            print(f"{named.name}: {capture.stat().st_size} bytes are too large for a fixture")
            wrong += 1
        else:
            _copy(named, situation, capture, json.loads(truth.read_text()))
            print(f"{named.name}: {situation.fixture}")
    return 1 if wrong else 0


def _copy(named: Named, situation: Situation, capture: Path, truth: dict) -> None:
    target = _FIXTURES / situation.fixture
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(capture, target / "capture.pcapng")
    (target / "provenance.md").write_text(_provenance(named, situation))
    # Of several that are right a fixture names the first verdict and finding, and no phase: that depends on when the client gives up.
    expect = {"verdict": truth["verdict"].split("|")[0], "phase": truth["phase"] if "|" not in (truth["phase"] or "") else None}
    expect["finding"] = next(iter(truth["findings"]), None)
    expect |= {key: truth[key] for key in ("closedBy", "lookalikes", "arguments", "attempts")}
    if without := truth.get("withoutKeys"):
        expect["withoutKeys"] = {key: without[key] for key in ("verdict", "phase", "findings", "closedBy", "lookalikes")}
        if without["attempts"] != truth["attempts"]:
            expect["withoutKeys"]["attempts"] = without["attempts"]
    (target / "expect.json").write_text(json.dumps(expect, indent=2) + "\n")


def _provenance(named: Named, situation: Situation) -> str:
    """Who talked, what was done to the capture, and how to make it again."""
    peers = [peer.description() for peer in (*situation.clients, *situation.servers)]
    side = "server" if situation.fixture_is_far else "client"
    interface = f"all interfaces of the {side}" if situation.capture_interface == "any" else f"the {side}'s interface"
    lines = [
        f"# {situation.fixture}", "",
        f"{situation.title}", "",
        f"Captured on {interface} in the lab's network namespaces (situation `{named.name}`) with {situation.captured_by[0]}.", "",
        f"- Peers: {'; '.join(dict.fromkeys(peer for peer in peers if peer))}.",
        *_about_network(situation),
        f"- Capture filter: `{situation.capture_filter}`.",
        *([f"- Each packet cut to {situation.snapshot_length} bytes."] if situation.snapshot_length else []),
        *[f"- Edited: {edit.description()}." for edit in situation.edits],
        f"- TLS secrets: {'in a Decryption Secrets Block where a TLS session came about' if situation.secrets else 'none'}.",
        "- Names, addresses, the account and its password belong to the lab; nothing in it is anyone's.",
        f"- Made again with `tools/lab run {named.name} --out DIR && tools/lab fixtures DIR {named.name}`.",
    ]
    return "\n".join(lines) + "\n"


def _about_network(situation: Situation) -> list[str]:
    network = situation.network
    lines = [f"- Router rule (nftables): `{rule}`." for rule in (*network.rules_before_routing, *network.rules)]
    if network.wire is not None:
        lines.append(f"- The router is a wire program: `{' '.join(network.wire)}`.")
    if network.names is not None:
        lines.append("- Names are resolved by dnsmasq on the router.")
    return lines
