import Dissectors

extension CodeSpace {
  static let negotiationFailure = CodeSpace(
    prefixes: ["nego", "negfailure", "negotiation"],
    field: "The failure code of the X.224 negotiation (Wireshark: rdp.negFailure.failureCode).",
    source: "MS-RDPBCGR 2.2.1.2.2",
    isShownToPeople: false,
    entries: (UInt32(1)...6).compactMap { value in
      NegotiationFailureCode(rawValue: value).name.map { CodeEntry(value, $0, meanings[value] ?? "") }
    },
    subject: { "negotiation failure \($0)" },
    notes: { details[$0] ?? CodeNotes() },
    common: CodeNotes(
      onTheWire: ["The X.224 Connection Confirm with an RDP Negotiation Failure (type 3), in the clear."]))
}

private let meanings: [UInt32: String] = [
  1: "The server requires TLS.",
  2: "The server does not allow TLS: it is set to standard RDP security.",
  3: "The server has no usable certificate.",
  4: "The flags of the request do not fit together.",
  5: "The server requires CredSSP (Network Level Authentication).",
  6: "The server requires TLS with a client certificate.",
]

private let details: [UInt32: CodeNotes] = [
  1: CodeNotes(
    signatures: ["x224-neg-failure-ssl-required"],
    nextSteps: ["Let the client negotiate instead of forcing RDP security.", "Update the client."]),
  2: CodeNotes(
    answer: "Not final: mstsc connects again without TLS. Look for a second connection a few seconds later.",
    statements: [
      .inferred("mstsc retries with standard RDP security.", "FreeRDP pull request 2397, and a public capture")
    ],
    signatures: ["x224-neg-failure-ssl-not-allowed"],
    nextSteps: ["Set SecurityLayer to 2 on the server, so that it uses TLS."]),
  3: CodeNotes(
    statements: [
      .inferred("xrdp sends it when it cannot read its certificate or key file.", "xrdp, libxrdp/xrdp_iso.c")
    ],
    signatures: ["x224-neg-failure-no-cert"],
    nextSteps: [
      "On Windows, read events 1057, 1058 and 36870; on xrdp, check who may read the key file.",
      "Repair the permissions of the key, or create the RDP certificate anew.",
    ]),
  4: CodeNotes(signatures: ["x224-neg-failure-inconsistent"], nextSteps: ["Update the client."]),
  5: CodeNotes(
    signatures: ["x224-neg-failure-nla-required"],
    nextSteps: [
      "Turn CredSSP on in the client: enablecredsspsupport:i:1 in the .rdp file, or no /sec:tls with FreeRDP.",
      "Disabling NLA on the server weakens it for everybody: at most as a short test.",
    ]),
  6: CodeNotes(
    signatures: ["x224-neg-failure-user-cert"], nextSteps: ["Log on with a client certificate, such as a smart card."]),
]
