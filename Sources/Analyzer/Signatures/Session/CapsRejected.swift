import Dissectors

extension Signature {
  /// The server refuses what the client says it can do.
  static let capsRejected = Signature(
    id: "caps-rejected",
    phase: .capabilities,
    title: "The server refused the client's capabilities",
    explanation: """
      Client and server were exchanging what each of them can do. The server found the client's answer badly made or impossible, and said so in Set Error \
      Info. The network, the user's rights and encryption are not at fault: this is between the two programs.
      """,
    mstsc: [MstscCode(.byServer, extended: ExtendedDisconnectReason(rawValue: 0x10EA))],
    causes: [
      .told(
        "The client's list of capabilities is cut short or badly made: a fault of the client", by: .confirmTooShort,
        .capabilityTooSmall, .capabilityTooLarge),
      .told("The client names capabilities that do not go together", by: .noCursorCache, .badCapabilities),
      .told(
        "The client answered for another share than the server offered", by: .wrongShareID, .wrongOriginator),
      Cause("A proxy or gateway that rewrites RDP changed the message"),
    ],
    remedies: [
      Remedy(
        .client, "Connect once with another client, mstsc for example, and compare both captures.",
        command: "rdpwhy diff GOOD BAD"),
      .updateClient,
      Remedy(
        .client, "Connect without a proxy that speaks RDP itself. A new capture then goes on after Confirm Active.",
        risk: .reversible, undo: "Use the proxy again."),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1", "MS-RDPBCGR 2.2.1.13.2"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo(ErrorInfo.ofCapabilities)
  }
}

extension ErrorInfo {
  fileprivate static let wrongShareID = Self(rawValue: 0x10D4)
  fileprivate static let wrongOriginator = Self(rawValue: 0x10D5)
  fileprivate static let confirmTooShort = Self(rawValue: 0x10E5)
  fileprivate static let capabilityTooSmall = Self(rawValue: 0x10E7)
  fileprivate static let capabilityTooLarge = Self(rawValue: 0x10E8)
  fileprivate static let noCursorCache = Self(rawValue: 0x10E9)
  fileprivate static let badCapabilities = Self(rawValue: 0x10EA)

  fileprivate static let ofCapabilities: [ErrorInfo] = [
    wrongShareID, wrongOriginator, confirmTooShort, capabilityTooSmall, capabilityTooLarge, noCursorCache,
    badCapabilities,
  ]
}
