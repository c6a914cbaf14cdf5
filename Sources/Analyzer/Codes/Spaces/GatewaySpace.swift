import Dissectors

extension CodeSpace {
  static let gateway = CodeSpace(
    prefixes: ["gw", "gateway"],
    field: "A status of the Remote Desktop Gateway.",
    source: "MS-TSGU 2.2.6",
    isShownToPeople: true,
    entries: GatewayStatus.entries,
    subject: { "gateway status " + printedHex($0) },
    notes: { _ in CodeNotes() },
    common: CodeNotes(
      onTheWire: [
        "The gateway's answer inside HTTPS: it needs a key log.",
        "Without keys: the HTTPS connection comes up and ends soon after.",
      ],
      nextSteps: ["Read the gateway's event log of that minute."]))
}
