import Dissectors

extension CodeSpace {
  static let gateway = CodeSpace(
    prefixes: ["gw", "gateway"],
    field: "A status of the Remote Desktop Gateway.",
    source: "MS-TSGU 2.2.6",
    isShownToPeople: true,
    entries: (GatewayStatus.entries + wholeStatuses).sorted { $0.value < $1.value },
    subject: { "gateway status " + printedHex($0) },
    notes: { value in
      GatewayStatus(rawValue: value).signature.map { CodeNotes(signatures: [$0]) } ?? CodeNotes()
    },
    common: CodeNotes(
      onTheWire: [
        "The gateway's answer inside HTTPS: it needs a key log.",
        "Without keys: the HTTPS connection comes up and ends soon after.",
      ],
      nextSteps: ["Read the gateway's event log of that minute."]))

  /// Those that are documented by their low half, as HRESULTs: gateways send them so, and reports print them.
  private static let wholeStatuses = GatewayStatus.entries.filter { $0.value >> 16 == 0 }.map {
    CodeEntry(0x8007_0000 | $0.value, $0.name, $0.meaning)
  }
}

extension GatewayStatus {
  /// The way to fail that goes with a known status.
  fileprivate var signature: String? {
    guard knownName != nil else { return nil }
    return isOfPolicy ? "gw-cap-rap-denied" : isOfTarget ? "gw-target-unreachable" : "gw-refused-other"
  }
}
