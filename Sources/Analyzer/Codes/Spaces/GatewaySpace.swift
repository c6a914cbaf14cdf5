import Dissectors

extension CodeSpace {
  static let gateway = CodeSpace(
    prefixes: ["gw", "gateway"],
    field: "A status of the Remote Desktop Gateway.",
    source: "MS-TSGU 2.2.6",
    isShownToPeople: true,
    entries: GatewayStatus.entries,
    subject: { "gateway status " + printedHex($0) },
    notes: { CodeNotes(signatures: gatewaySignatures($0)) },
    common: CodeNotes(
      onTheWire: [
        "The gateway's answer inside HTTPS: it needs a key log.",
        "Without keys: the HTTPS connection comes up and ends soon after.",
      ],
      nextSteps: ["Read the gateway's event log of that minute."]))
}

private func gatewaySignatures(_ value: UInt32) -> [String] {
  switch value {
  case 0x8007_59DA, 0x8007_59DB: ["gw-cap-rap-denied"]
  case 0x8007_59DD: ["gw-target-unreachable"]
  default: []
  }
}
